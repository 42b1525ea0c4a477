using System.Collections.Immutable;

namespace Hjemvakt.Safety.Faults;

/// <summary>What is wrong with something that people have entered: a code and its values. The sentences, in each language, are made where people read them.</summary>
/// <param name="Code">Which fault.</param>
/// <param name="Values">
/// What the sentence names, in its order: texts, numbers, times, days, lines of duty, severities. Another <see cref="Fault"/> is a part of the sentence that has
/// words of its own; several are a list.
/// </param>
public sealed record Fault(FaultCode Code, ImmutableArray<object> Values)
{
    public static Fault Of(FaultCode code, params ReadOnlySpan<object> values) => new(code, [.. values]);

    public bool Equals(Fault? other) => other is not null && Code == other.Code && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Code, Values.Length);
}
