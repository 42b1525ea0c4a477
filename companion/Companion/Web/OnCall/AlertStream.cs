using System.Threading.Channels;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Web.Assets;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Companion.Writing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>
/// The live end of the on-call page: one Server-Sent Events stream for all tabs of a browser. First a snapshot, then each change as
/// the service has stored it, and a beat whenever it has been quiet, so that a page can tell silence from a dead line.
/// </summary>
public sealed class AlertStream(
    IAlertService desk, IStorageHealth storage, CardRenderer cards, IAntiforgery antiforgery, AssetFiles assets, TimeProvider time,
    OnCallMetrics metrics, IStaffSessions sessions, IHostApplicationLifetime host)
{
    /// <summary>The longest silence on a healthy stream. The page gives up after twice this.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);

    /// <summary>A stream ends after this long, so that whoever has signed out or lost the role is noticed when the page comes back.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    // A reader that takes nothing for this long is gone; better that its page finds out.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(8);

    /// <summary>Serves one page until it leaves, the companion stops or the stream has lived long enough.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        var viewer = Viewer.Of(http, antiforgery);
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        var session = StaffSession.Of(http);
        var left = session is null ? LongestLife : session.EndsAt - time.GetUtcNow();
        using var life = new CancellationTokenSource(left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestLife ? left : LongestLife, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping, life.Token);
        using var page = metrics.PageConnected();
        using var signedOut = session is null ? null : sessions.WhenEnded(session.Id, end.Cancel);
        try
        {
            await SendAllAsync(new EventWriter(http.Response, time, LongestWrite), viewer, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The page left, or its time was up: it comes back by itself where there still is a page.
        }
    }

    /// <summary>What a stream would begin with: all that the page should show now.</summary>
    public Task<SnapshotPush> SnapshotAsync(HttpContext http) => SnapshotAsync(Viewer.Of(http, antiforgery), http.RequestAborted);

    private async Task SendAllAsync(EventWriter events, Viewer viewer, CancellationToken cancel)
    {
        // Subscribe before the snapshot is read: a change in between arrives twice rather than never.
        await using var changes = desk.ChangesAsync(cancel).GetAsyncEnumerator(cancel);
        var next = changes.MoveNextAsync().AsTask();
        using var health = new HealthChanges(storage);
        var turn = health.NextAsync(cancel);
        try
        {
            await events.SendAsync("snapshot", await SnapshotAsync(viewer, cancel), PushJson.Wire.SnapshotPush, cancel);
            while (true)
            {
                using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                await Task.WhenAny(next, turn, Task.Delay(BeatEvery, time, quiet.Token));
                await quiet.CancelAsync();
                if (turn.IsCompleted)
                {
                    await turn;
                    turn = health.NextAsync(cancel);
                    await events.SendAsync("storage", new StoragePush(OutageSince), PushJson.Wire.StoragePush, cancel);
                    continue;
                }

                if (!next.IsCompleted)
                {
                    cancel.ThrowIfCancellationRequested();
                    await events.SendAsync("beat", new BeatPush(time.GetUtcNow().ToUnixTimeMilliseconds()), PushJson.Wire.BeatPush, cancel);
                    continue;
                }

                if (!await next)
                {
                    return;
                }

                var change = changes.Current;
                await events.SendAsync("alert", await cards.DrawAsync(change, viewer), PushJson.Wire.AlertPush, cancel);
                metrics.Pushed(change, time.GetUtcNow());
                next = changes.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An enumerator may not be disposed while it still moves; the token has told it to stop.
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task<SnapshotPush> SnapshotAsync(Viewer viewer, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var open = (await desk.OpenAsync(cancel)).InBoardOrder();
        return new SnapshotPush(
            now.ToUnixTimeMilliseconds(),
            assets.Build,
            await DrawAsync([.. open.Take(OnCallPage.MostCards)], viewer),
            await DrawAsync(await desk.ResolvedSinceAsync(now - OnCallPage.ResolvedWindow, cancel), viewer),
            OutageSince,
            Math.Max(0, open.Count - OnCallPage.MostCards));
    }

    private long? OutageSince => storage.OutageSince?.ToUnixTimeMilliseconds();

    private async Task<IReadOnlyList<AlertPush>> DrawAsync(IReadOnlyList<AlertView> alerts, Viewer viewer)
    {
        var drawn = new List<AlertPush>(alerts.Count);
        foreach (var alert in alerts)
        {
            drawn.Add(await cards.DrawAsync(alert, viewer));
        }

        return drawn;
    }

    // Of several changes that come while nobody looks, one is enough: it is asked how things stand.
    private sealed class HealthChanges : IDisposable
    {
        private readonly IStorageHealth storage;
        private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public HealthChanges(IStorageHealth storage)
        {
            this.storage = storage;
            storage.Changed += Tell;
        }

        public async Task NextAsync(CancellationToken cancel)
        {
            if (await changes.Reader.WaitToReadAsync(cancel))
            {
                changes.Reader.TryRead(out _);
            }
        }

        public void Dispose()
        {
            storage.Changed -= Tell;
            changes.Writer.TryComplete();
        }

        private void Tell() => changes.Writer.TryWrite(true);
    }
}
