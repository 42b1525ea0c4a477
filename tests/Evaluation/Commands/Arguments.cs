using System.Globalization;

namespace Hjemvakt.Evaluation.Commands;

/// <summary>The command line was not understood; the message says what would be.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>Words and <c>--options</c> of a command line.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    /// <param name="known">Options with a value.</param>
    /// <param name="flags">Options without.</param>
    /// <exception cref="UsageException">An option is not known, or has no value.</exception>
    public Arguments(IEnumerable<string> arguments, IReadOnlyCollection<string> known, IReadOnlyCollection<string> flags)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var words = new List<string>();
        var queue = new Queue<string>(arguments);
        while (queue.TryDequeue(out var word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(word);
            }
            else if (flags.Contains(word[2..]))
            {
                options[word[2..]] = string.Empty;
            }
            else if (!known.Contains(word[2..]))
            {
                throw new UsageException($"{word} is not an option; there are {string.Join(", ", known.Concat(flags).Select(o => "--" + o))}.");
            }
            else
            {
                options[word[2..]] = queue.TryDequeue(out var value) ? value : throw new UsageException($"{word} needs a value.");
            }
        }

        Words = words;
    }

    public IReadOnlyList<string> Words { get; }

    public bool Has(string option) => options.ContainsKey(option);

    public string? Text(string option) => options.GetValueOrDefault(option);

    public double Number(string option, double otherwise, double least, double most)
    {
        if (!options.TryGetValue(option, out var text))
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--{option} is a number from {least} to {most}; {text} is not."));
    }

    public int Whole(string option, int otherwise, int least, int most)
    {
        var value = Number(option, otherwise, least, most);
        return value == Math.Floor(value) ? (int)value : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--{option} is a whole number; {value} is not."));
    }
}
