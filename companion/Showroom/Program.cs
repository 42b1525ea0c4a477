using Hjemvakt.Companion.Common;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Hosting;
using Hjemvakt.Showroom.Options;
using Hjemvakt.Showroom.Scenarios;

if (args is [CompanionChild.Name, .. var rest])
{
    return await CompanionChild.RunAsync(rest);
}

try
{
    var options = OptionsReader.Read(args, ScenarioRunner.Names);
    using var folder = ShowroomFolder.Open(options.DataFolder);
    return options.Scenario is null ? await OpenAsync(folder, options) : await PlayAsync(folder, options);
}
catch (Exception reason) when (reason is OptionException or CannotStartException)
{
    await Console.Error.WriteLineAsync($"showroom: {reason.Message}");
    return 2;
}

static async Task<int> OpenAsync(ShowroomFolder folder, ShowroomOptions options)
{
    await using var showroom = await ShowroomHost.StartAsync(folder.Path, options.Port, HomeFile.ReadAll());
    Console.WriteLine($"The showroom is open: {showroom.Address}  (Ctrl-C closes it)");
    await showroom.WaitAsync();
    return 0;
}

static async Task<int> PlayAsync(ShowroomFolder folder, ShowroomOptions options)
{
    using var stop = new StopSignal();
    try
    {
        return await new ScenarioRunner(Console.Out, Console.Error).RunAsync(options.Scenario!, folder.Path, options.Repeat, stop.Token);
    }
    catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
    {
        await Console.Error.WriteLineAsync("showroom: stopped before the scenario's end");
        return 1;
    }
}
