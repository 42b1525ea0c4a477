using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>
/// A desk that keeps its alerts in memory, so that the pages can be put before any alert at will: names with markup in
/// them, states that meet, a person who is faster. The real desk has its own tests.
/// </summary>
public sealed class AlertServiceOfOneShift(TimeProvider time) : IAlertService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, AlertView> _alerts = [];
    private readonly ConcurrentDictionary<Channel<AlertView>, bool> _listeners = [];

    /// <summary>Everything that was asked of the desk, in order, as <c>notified Kari web</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>The disk is full, or the database gone.</summary>
    public bool CannotStore { get; set; }

    /// <summary>Puts an alert on the desk as if it had just been stored.</summary>
    public AlertView Raise(
        AlertKind kind = AlertKind.Fall, string resident = "Berit", string address = "Fjellhamarveien 12, 1472 Fjellhamar",
        string point = "bathroom-radar", string source = "radar", int? confidence = 87, TimeSpan ago = default, Severity severity = Severity.Critical)
    {
        var at = time.GetUtcNow() - ago;
        return Store(new AlertView(
            Guid.CreateVersion7(), 1, resident, $"{resident}s hjem", resident, address, kind, severity, AlertState.Raised, at, at, at, 1,
            point, source, confidence, false, null, null, null, [new TimelineEntry(at, "raised", "companion", "gw-1")]) { AwaitsAnswer = true });
    }

    /// <summary>Any change that the home, and not the staff, makes.</summary>
    public AlertView Change(Guid id, string what, Func<AlertView, AlertView> change)
    {
        lock (_gate)
        {
            return Store(Next(change(_alerts[id]), what, new Actor("resident", "gw-1")));
        }
    }

    public ValueTask<IReadOnlyList<AlertView>> OpenAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            return new([.. _alerts.Values.Where(a => a.State != AlertState.Resolved).OrderByDescending(a => a.Severity).ThenBy(a => a.OccurredAt)]);
        }
    }

    public ValueTask<IReadOnlyList<AlertView>> ResolvedSinceAsync(DateTimeOffset since, CancellationToken cancel)
    {
        lock (_gate)
        {
            return new([.. _alerts.Values.Where(a => a.State == AlertState.Resolved && a.Timeline[^1].At >= since).OrderByDescending(a => a.Timeline[^1].At)]);
        }
    }

    public ValueTask<AlertView?> FindAsync(Guid id, CancellationToken cancel)
    {
        lock (_gate)
        {
            return new(_alerts.GetValueOrDefault(id));
        }
    }

    public async IAsyncEnumerable<AlertView> ChangesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateUnbounded<AlertView>();
        _listeners[channel] = true;
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancel))
            {
                yield return change;
            }
        }
        finally
        {
            _listeners.TryRemove(channel, out _);
        }
    }

    public ValueTask NotifiedAsync(Guid id, Actor through, CancellationToken cancel)
    {
        Step(id, "notified", through, alert => alert.State is AlertState.Raised ? null : AlertRefusal.NotNow, alert => alert with { State = AlertState.Notified });
        return ValueTask.CompletedTask;
    }

    public ValueTask<AlertAnswer> AcknowledgeAsync(Guid id, Actor who, CancellationToken cancel) => new(Step(id, "acknowledged", who,
        alert => alert.State switch
        {
            AlertState.Resolved => AlertRefusal.Ended,
            AlertState.Raised or AlertState.Notified or AlertState.Cancelled => null,
            _ when alert.AwaitsAnswer => null,
            _ => alert.HolderName == who.Name ? AlertRefusal.AlreadyYours : AlertRefusal.TakenBySomeoneElse,
        },
        alert => alert with { State = AlertState.Acknowledged, HolderName = who.Name, AwaitsAnswer = false }));

    public ValueTask<AlertAnswer> OnTheWayAsync(Guid id, Actor who, CancellationToken cancel) => new(Step(id, "onTheWay", who,
        alert => alert.State switch
        {
            AlertState.Resolved => AlertRefusal.Ended,
            AlertState.Acknowledged => null,
            AlertState.OnTheWay => alert.HolderName == who.Name ? AlertRefusal.AlreadyYours : null,
            _ => AlertRefusal.NotNow,
        },
        alert => alert with { State = AlertState.OnTheWay, HolderName = who.Name, AwaitsAnswer = false }));

    public ValueTask<AlertAnswer> ResolveAsync(Guid id, Actor who, ResolveCause cause, string? note, CancellationToken cancel) => new(Step(id, "resolved", who,
        alert => alert.State is AlertState.Resolved ? AlertRefusal.Ended : null,
        alert => alert with { State = AlertState.Resolved, HolderName = alert.HolderName ?? who.Name, Cause = cause, Note = note, AwaitsAnswer = false }));

    private AlertAnswer Step(Guid id, string what, Actor who, Func<AlertView, AlertRefusal?> refuse, Func<AlertView, AlertView> step)
    {
        Asked.Enqueue($"{what} {who.Name} {who.Device}");
        if (CannotStore)
        {
            throw new StorageUnavailableException("the disk is full");
        }

        lock (_gate)
        {
            if (!_alerts.TryGetValue(id, out var alert))
            {
                return new AlertAnswer(AlertRefusal.Unknown, null);
            }

            return refuse(alert) is { } refusal ? new AlertAnswer(refusal, alert) : new AlertAnswer(null, Store(Next(step(alert), what, who)));
        }
    }

    private AlertView Next(AlertView alert, string what, Actor who) => alert with
    {
        Version = alert.Version + 1,
        Timeline = [.. alert.Timeline, new TimelineEntry(time.GetUtcNow(), what, who.Name, who.Device)],
    };

    private AlertView Store(AlertView alert)
    {
        lock (_gate)
        {
            _alerts[alert.Id] = alert;
            foreach (var listener in _listeners.Keys)
            {
                listener.Writer.TryWrite(alert);
            }

            return alert;
        }
    }
}
