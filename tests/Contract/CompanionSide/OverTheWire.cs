namespace Hjemvakt.Contract.Tests.CompanionSide;

/// <summary>Tests with a real connection in them have the machine to themselves: beside a search that uses every core, what is quick would look slow.</summary>
[CollectionDefinition(nameof(OverTheWire), DisableParallelization = true)]
public sealed class OverTheWire;
