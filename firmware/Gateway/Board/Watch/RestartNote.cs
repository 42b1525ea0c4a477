using System;
using System.IO;

namespace Hjemvakt.Gateway.Board.Watch;

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

    /// <summary>
    /// Takes the word that was left. When there is none, the chip's calendar clock tells: it lives through every reset and not through a loss of power,
    /// so a clock that is set already means that the chip went down without being able to say why.
    /// </summary>
    /// <param name="clockIsSet">The calendar clock was set when the chip started.</param>
    public static string Take(bool clockIsSet)
    {
        try
        {
            if (!File.Exists(PathOnFlash))
            {
                return clockIsSet ? "crash of the chip" : "power";
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
