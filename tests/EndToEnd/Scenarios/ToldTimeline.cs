using System.Text.Json;

namespace Hjemvakt.EndToEnd.Tests.Scenarios;

/// <summary>A timeline as the program told it, read back from its JSON lines.</summary>
internal sealed class ToldTimeline
{
    private readonly List<Step> _steps;

    private ToldTimeline(List<Step> steps) => _steps = steps;

    /// <summary>The names of the steps, in the order they were told.</summary>
    public IEnumerable<string> Steps => _steps.Select(step => step.Name);

    /// <summary>Reads the steps of one run; each line must be an object that names its scenario, and every time must be in order.</summary>
    public static ToldTimeline Read(IEnumerable<string> lines, string scenario, int run)
    {
        var steps = new List<Step>();
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            root.GetProperty("scenario").GetString().ShouldBe(scenario);
            if (root.TryGetProperty("step", out var name) && root.GetProperty("run").GetInt32() == run)
            {
                steps.Add(new Step(name.GetString()!, root.GetProperty("ms").GetDouble(), root.TryGetProperty("detail", out var detail) ? detail.GetString() : null));
            }
        }

        steps.Select(step => step.Ms).ShouldBeInOrder(SortDirection.Ascending);
        return new ToldTimeline(steps);
    }

    /// <summary>Milliseconds from the event to a step.</summary>
    public double Ms(string step) => Find(step).Ms;

    /// <summary>What a step says beyond its name.</summary>
    public string? Detail(string step) => Find(step).Detail;

    /// <summary>These steps are there, each once, in this order; others may stand between them.</summary>
    public void ShouldTell(params string[] inOrder)
    {
        Steps.Where(inOrder.Contains).ShouldBe(inOrder);
    }

    private Step Find(string name) => _steps.Single(step => step.Name == name);

    private sealed record Step(string Name, double Ms, string? Detail);
}
