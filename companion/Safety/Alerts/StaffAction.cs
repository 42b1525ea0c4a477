namespace Hjemvakt.Safety.Alerts;

/// <summary>What a member of staff does to an alert.</summary>
/// <param name="Who">The name colleagues know.</param>
/// <param name="Device">Short description of the device.</param>
public abstract record StaffAction(Guid AlertId, string Who, string Device);

/// <summary>A channel has put the alert before a person.</summary>
public sealed record Notify(Guid AlertId, string Who, string Device) : StaffAction(AlertId, Who, Device);

/// <summary>Takes the alert.</summary>
public sealed record Acknowledge(Guid AlertId, string Who, string Device) : StaffAction(AlertId, Who, Device);

/// <summary>Is on the way; takes the alert over if somebody else has it.</summary>
public sealed record GoThere(Guid AlertId, string Who, string Device) : StaffAction(AlertId, Who, Device);

/// <summary>Ends the alert.</summary>
public sealed record Resolve(Guid AlertId, string Who, string Device, ResolveCause Cause, string? Note) : StaffAction(AlertId, Who, Device);
