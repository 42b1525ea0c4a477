using System;
using System.IO;

namespace Hjemvakt.Gateway.Board;

/// <summary>Why the firmware restarts the chip, kept on flash until the next start: the platform itself does not tell.</summary>
public static class RestartNote
{
    private const string PathOnFlash = @"I:\restart.txt";

    /// <summary>Leaves word for the next start. Never throws: whoever restarts has trouble enough.</summary>
    public static void Leave(string why)
    {
        try
        {
            File.WriteAllText(PathOnFlash, why);
        }
        catch (Exception)
        {
            // The restart matters, the note does not.
        }
    }

    /// <summary>Takes the word that was left; <c>power</c> when there is none, since then nobody asked for the restart.</summary>
    public static string Take()
    {
        try
        {
            if (!File.Exists(PathOnFlash))
            {
                return "power";
            }

            var why = File.ReadAllText(PathOnFlash);
            File.Delete(PathOnFlash);
            return why.Length == 0 ? "unknown" : why;
        }
        catch (IOException)
        {
            return "unknown";
        }
    }
}
