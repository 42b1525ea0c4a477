using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>Nothing is heard of the gateway: whatever happens in the home, nobody would know.</summary>
public sealed class NoContactRule : IRule
{
    public RuleCard Card { get; } = new(
        RuleNames.NoContact,
        "180 s after the last message of any kind it is a technical alert. It ends by itself when the gateway is heard.",
        "The wire contract: a heartbeat each 60 s, so three in a row are missing. EN 50136 counts a lost path in tens of seconds to minutes.")
    {
        Limits = [new RuleLimit("silent-for", "s", 180, 90, 86_400)],
        Clears = AlertKind.NoContact,
        Always = true,
        QuietBudget = new(0.05m, "One in twenty weeks. Ours; what ends by itself is no false alarm.", AlertKind.NoContact),
    };

    // A limit that is changed holds for the silence that goes on, too.
    public IReadOnlyList<RuleWatch> Begin(in RuleView home)
    {
        var watches = new List<RuleWatch>();
        foreach (var watch in home.State.Watches)
        {
            if (watch.Rule == Card.Name && !watch.Raised)
            {
                watches.Add(watch with { Due = watch.Since + home.Time("silent-for") });
            }
        }

        return watches;
    }

    public Verdict Judge(in RuleView home, HomeRecord record) => Verdict.Nothing;

    // Light: when the gateway was last heard is stored with the gateway itself.
    public Verdict Judge(in RuleView home, HomeNotice notice)
        => notice is GatewayHeard heard
            ? Verdict.Watching(new RuleWatch(Card.Name, heard.GatewayId, home.Now, home.Now + home.Time("silent-for")) { Light = true })
            : Verdict.Nothing;

    public Verdict Tick(in RuleView home, RuleWatch due) => Verdict.Watching(due with { Due = null, Raised = true, Light = false }) with
    {
        Finding = new Finding(
            AlertKind.NoContact, "companion", null,
            new Reason { At = home.Now, Since = due.Since, Detail = due.Point, Limit = home.Limit("silent-for") }, due.Point),
    };
}
