using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Cli;

/// <summary>Asks for a password on a terminal: nothing of it is shown, so it is asked for twice.</summary>
/// <param name="key">The next key, without an echo.</param>
/// <param name="screen">Where the question stands; not the standard output, which may go into a file.</param>
internal sealed class PasswordPrompt(Func<ConsoleKeyInfo> key, TextWriter screen)
{
    /// <exception cref="CannotStartException">Nothing was typed, or two different passwords.</exception>
    public string Ask()
    {
        var password = Ask("Password: ");
        return password.Length == 0 ? throw new CannotStartException("A password is needed; nothing was changed.")
            : Ask("Once more: ") == password ? password
            : throw new CannotStartException("The two passwords differ; nothing was changed. Try again.");
    }

    private string Ask(string question)
    {
        screen.Write(question);
        var typed = new List<char>();
        while (key() is var next && next.Key != ConsoleKey.Enter)
        {
            if (next.Key != ConsoleKey.Backspace)
            {
                if (!char.IsControl(next.KeyChar))
                {
                    typed.Add(next.KeyChar);
                }
            }
            else if (typed.Count > 0)
            {
                typed.RemoveAt(typed.Count - 1);
            }
        }

        screen.WriteLine();
        return new string([.. typed]);
    }
}
