namespace Hjemvakt.Safety.Faults;

/// <summary>A limit of a rule in a fault's sentence, as <see cref="NamedRule"/>.</summary>
public sealed record NamedLimit(string Rule, string Id)
{
    public override string ToString() => Id;
}
