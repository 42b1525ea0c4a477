namespace Hjemvakt.Companion.People;

/// <summary>Tells, before an act of administration is over, that somebody has come, got other roles or left.</summary>
internal sealed class StaffChanges
{
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}
