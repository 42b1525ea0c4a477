namespace Hjemvakt.Companion.Devices;

/// <summary>A gateway cannot be enrolled so.</summary>
public sealed class EnrolmentRefusedException(EnrolmentRefusal refusal, string message) : ArgumentException(message)
{
    public EnrolmentRefusal Refusal { get; } = refusal;
}

/// <summary>Why not.</summary>
public enum EnrolmentRefusal
{
    /// <summary>There is no such home.</summary>
    NoSuchHome,

    /// <summary>The id cannot be one.</summary>
    BadId,

    /// <summary>It stands in another home.</summary>
    InAnotherHome,

    /// <summary>Somebody has enrolled it meanwhile, or it has been enrolled before.</summary>
    Overtaken,
}
