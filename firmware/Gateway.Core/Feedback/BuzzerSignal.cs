namespace Hjemvakt.Gateway.Feedback;

/// <summary>What the buzzer says, once each time it is told to. How each sounds is in <see cref="BuzzerTable"/>.</summary>
public enum BuzzerSignal
{
    None = 0,

    /// <summary>The alarm is durably on flash.</summary>
    Stored = 1,

    /// <summary>The alarm could not be written to flash. It is still sent.</summary>
    NotStored = 2,

    /// <summary>The service has the alarm.</summary>
    Received = 3,

    /// <summary>A person has taken the alarm.</summary>
    SomebodyHasIt = 4,

    /// <summary>A person is on the way.</summary>
    OnTheWay = 5,

    /// <summary>The resident's cancellation is durably on flash.</summary>
    Cancelled = 6,

    /// <summary>An alarm waits and the service cannot be reached: use another way if you can. Repeated while it lasts.</summary>
    NobodyReached = 7,

    /// <summary>A technician has asked the gateway to show itself.</summary>
    Test = 8,
}
