namespace Hjemvakt.Safety.Alerts;

/// <summary>A person, or a part of the companion that acts for one.</summary>
/// <param name="Id">Tells one person from another for ever; names change, and two may share one.</param>
/// <param name="Name">The name colleagues know.</param>
public readonly record struct StaffPerson(string Id, string Name);

/// <summary>What a member of staff does to an alert.</summary>
/// <param name="Device">Short description of the device.</param>
public abstract record StaffAction(Guid AlertId, StaffPerson Who, string Device);

/// <summary>A channel has put the alert before a person.</summary>
public sealed record Notify(Guid AlertId, StaffPerson Who, string Device) : StaffAction(AlertId, Who, Device);

/// <summary>A channel says what became of a message to somebody.</summary>
/// <param name="Who">For whom it was.</param>
/// <param name="Device">The channel.</param>
/// <param name="Sent">The provider has taken it. That is no promise that anybody has read it.</param>
/// <param name="Detail">What the provider said when it refused, or empty.</param>
public sealed record DeliveryReport(Guid AlertId, StaffPerson Who, string Device, bool Sent, string Detail) : StaffAction(AlertId, Who, Device);

/// <summary>Takes the alert.</summary>
public sealed record Acknowledge(Guid AlertId, StaffPerson Who, string Device) : StaffAction(AlertId, Who, Device);

/// <summary>Is on the way; takes the alert over if somebody else has it.</summary>
/// <param name="Within">How long it takes to be there; null for the usual time.</param>
public sealed record GoThere(Guid AlertId, StaffPerson Who, string Device, TimeSpan? Within = null) : StaffAction(AlertId, Who, Device);

/// <summary>Ends the alert.</summary>
public sealed record Resolve(Guid AlertId, StaffPerson Who, string Device, ResolveCause Cause, string? Note) : StaffAction(AlertId, Who, Device);
