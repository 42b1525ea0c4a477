using CsCheck;

namespace Hjemvakt.Safety.Tests.Alerts;

/// <summary>
/// Two people, a resident, two gateways and the clock, doing everything they can in every order. Whatever they do, an
/// alarm is never lost and nobody is told two things at once.
/// </summary>
public sealed class AlertEventOrderTests
{
    private static readonly string[] People = ["Kari", "Ola"];

    // What happens, who it is, and which alert or gateway is meant.
    private static readonly Gen<(int What, int Who, int Which)[]> Lives = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 1], Gen.Int[0, 3]).Array[0, 40];

    [Fact]
    public void Keeps_its_promises() => Lives.Sample(life => Live(life), iter: 5_000);

    private static void Live((int What, int Who, int Which)[] life)
    {
        var home = new TestHome();
        var sequences = new[] { 0L, 0L };
        foreach (var (what, who, which) in life)
        {
            var before = home.State;
            var known = home.Alerts.ToDictionary();
            var told = home.Events.Count;
            var refusal = Step(home, what, who, which, sequences);
            Promises(home, before, known, told, refusal);
        }

        home.State.Alerts.Select(alert => alert.Id).Order().ShouldBe(
            home.Alerts.Values.Where(alert => alert.State != AlertState.Resolved).Select(alert => alert.Id).Order(), "open until staff have resolved it");
    }

    private static StaffRefusal? Step(TestHome home, int what, int who, int which, long[] sequences)
    {
        var gateway = which % 2;
        var any = home.Alerts.Keys.ElementAtOrDefault(which);
        switch (what)
        {
            case 0 or 1:
                var record = ++sequences[gateway];
                var alert = what == 0 ? home.Help(record, $"gw-{gateway}") : home.Fall(record, 50, $"gw-{gateway}");
                alert.ShouldNotBeNull("an alarm must always be in an open alert");
                alert.TakesRecords.ShouldBeTrue();
                (alert.AwaitsAnswer || alert.HolderName is not null).ShouldBeTrue("an alarm must press, or somebody must have it");
                return null;
            case 2:
                home.Cancel(++sequences[gateway], Math.Max(1, sequences[gateway] - 1 - who), $"gw-{gateway}");
                return null;
            case 3:
                return home.Notified(any);
            case 4:
                return home.Acknowledge(any, People[who]);
            case 5:
                return home.Go(any, People[who]);
            case 6:
                return home.Resolve(any, People[who]);
            case 7:
                home.Wait(TimeSpan.FromSeconds(45 * (1 + (which * 5))));
                return null;
            default:
                home.Tick();
                return null;
        }
    }

    private static void Promises(TestHome home, HomeState before, Dictionary<Guid, Alert> known, int told, StaffRefusal? refusal)
    {
        var news = home.Events.Skip(told).ToList();
        if (refusal is not null)
        {
            news.ShouldBeEmpty("who is refused changes nothing");
            home.State.ShouldBe(before);
        }

        foreach (var kind in Enum.GetValues<AlertKind>())
        {
            home.State.Alerts.Count(alert => alert.Kind == kind && alert.TakesRecords).ShouldBeLessThanOrEqualTo(1, "one alert of a kind takes records");
        }

        home.State.Alerts.ShouldAllBe(alert => alert.IsOpen);
        // Only what something has just happened to can have broken a promise.
        foreach (var alert in news.Select(e => home.Alerts[e.AlertId]).Distinct())
        {
            var lines = home.Events.Where(e => e.AlertId == alert.Id).Select(e => e.What).ToList();
            alert.Version.ShouldBe(lines.Count, "each line of the timeline is one version");
            lines[0].ShouldBe(AlertEventKind.Raised);
            foreach (var once in new[] { AlertEventKind.Raised, AlertEventKind.Notified, AlertEventKind.Cancelled, AlertEventKind.Resolved })
            {
                lines.Count(what => what == once).ShouldBeLessThanOrEqualTo(1, "no state is reached twice");
            }

            lines.Count(what => what == AlertEventKind.Acknowledged).ShouldBeLessThanOrEqualTo(1 + lines.Count(what => what is AlertEventKind.Reopened or AlertEventKind.HolderAsked), "one acknowledgement wins");
            (alert.EscalateAt is not null).ShouldBe(alert.IsOpen, "no state without a deadline");
            if (known.TryGetValue(alert.Id, out var was))
            {
                Forward(was, alert);
            }
        }
    }

    private static void Forward(Alert was, Alert now)
    {
        if (was.State == AlertState.Resolved)
        {
            now.ShouldBe(was, "resolved is final");
        }

        AlertProgress.Of(now.State).ShouldBeGreaterThanOrEqualTo(AlertProgress.Of(was.State), "states only go forward");
        now.Records.Take(was.Records.Length).ShouldBe(was.Records, "records only join");
        (was.CancelledByResident && !now.CancelledByResident).ShouldBeFalse();
        now.Version.ShouldBeGreaterThanOrEqualTo(was.Version);
    }
}
