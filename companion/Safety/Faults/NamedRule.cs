namespace Hjemvakt.Safety.Faults;

/// <summary>A rule in a fault's sentence. Who reads a plan's file knows it by its id, who reads a page by its name.</summary>
public sealed record NamedRule(string Id)
{
    public override string ToString() => Id;
}
