namespace Hjemvakt.Showroom.Scenarios;

/// <summary>A step of a scenario did not happen, or not as it must. The message says which, in one line.</summary>
public sealed class StepMissingException(string message) : Exception(message);
