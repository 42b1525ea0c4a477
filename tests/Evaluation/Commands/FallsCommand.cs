using Hjemvakt.Evaluation.Falls;

namespace Hjemvakt.Evaluation.Commands;

/// <summary>How the wearable's fall detector does on recorded people, and on each of them with thresholds that the others chose.</summary>
public static class FallsCommand
{
    public const string Usage =
        """
        falls PATH                  the wearable's fall detector on recordings (a .csv or .csv.gz file, or a folder of them)
        """;

    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var given = new Arguments(arguments, [], []);
        if (given.Words is not [var path])
        {
            throw new UsageException("falls takes one file or folder." + Environment.NewLine + Usage);
        }

        FallReport.Write(FallRecording.People(path), output);
        return 0;
    }
}
