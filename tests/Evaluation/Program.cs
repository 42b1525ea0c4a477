using Hjemvakt.Evaluation.Commands;

try
{
    return args switch
    {
        ["inactivity", .. var rest] => InactivityCommand.Run(rest, Console.Out),
        ["all", .. var rest] => AllCommand.Run(rest, Console.Out),
        ["homes", .. var rest] => HomesCommand.Run(rest, Console.Out),
        ["falls", .. var rest] => FallsCommand.Run(rest, Console.Out),
        ["drift", .. var rest] => DriftCommand.Run(rest, Console.Out),
        _ => throw new UsageException("Evaluations of the safety rules:" + Environment.NewLine + AllCommand.Usage + Environment.NewLine + InactivityCommand.Usage + Environment.NewLine + HomesCommand.Usage + Environment.NewLine + FallsCommand.Usage + Environment.NewLine + DriftCommand.Usage),
    };
}
catch (Exception error) when (error is UsageException or IOException or UnauthorizedAccessException or InvalidDataException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
