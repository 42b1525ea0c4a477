using System.Collections.Immutable;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.OnCall;

/// <summary>Reads the plan in memory, and puts each change in line with the writer.</summary>
internal sealed class OnCallService(
    CurrentOnCallPlan book, IOnCallPlanWriter writer, IDbContextFactory<CompanionDb> databases, CompanionSettings settings, AlertLimits limits, TimeProvider time) : IOnCallService
{
    private static readonly Sentence NoRota = new("Turnusen finnes ikke. Last siden på nytt.", "There is no such rota. Reload the page.");

    public OnCallPlan Plan => book.Now.Plan;

    public IReadOnlyList<PolicyView> Policies(Team? team)
    {
        var plan = Plan;
        return [.. Enum.GetValues<Severity>().OrderDescending().Select(severity =>
        {
            var own = team?.Policies.GetValueOrDefault(severity) is { } id ? plan.Policies.FirstOrDefault(policy => policy.Id == id) : null;
            var policy = own ?? plan.Policies.FirstOrDefault(one => one.Id == DefaultPolicies.IdOf(severity));
            return new PolicyView(severity, policy ?? DefaultPolicies.For(severity, limits), policy is null);
        })];
    }

    public string CalendarOf(string person) => CalendarFeed.Of(Plan, person, time.GetUtcNow());

    public async ValueTask<IReadOnlyList<ChannelView>> ChannelsAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var views = new List<ChannelView>();
        foreach (var type in ChannelTypes.All)
        {
            var channel = type.Kind;
            var rows = db.Notifications.AsNoTracking().Where(row => row.Channel == channel);
            var sent = await rows.Where(row => row.Outcome == NotificationOutcome.Sent).MaxAsync(row => row.DoneAt, cancel);
            var failed = await rows.Where(row => row.Error != null && row.FailedAt != null).OrderByDescending(row => row.FailedAt).Select(row => new { row.FailedAt, row.Error }).FirstOrDefaultAsync(cancel);
            views.Add(new ChannelView(channel, type.IsSetUp(settings.Notifications), sent, failed?.FailedAt, failed?.Error, await rows.CountAsync(row => row.DoneAt == null, cancel)));
        }

        return views;
    }

    public ValueTask<Sentence?> TakeAsync(string rota, DutyLine line, DateTime from, DateTime until, string? leaving, string? coming, Actor who)
    {
        var id = Guid.NewGuid();
        return ChangeRotaAsync(rota, who, $"{rota} {line}: {leaving ?? "*"} → {coming ?? "–"}, {from:s} – {until:s}",
            (plan, found) => Agreements.Take(plan, found, line, from, until, leaving, coming, IdOf(who), id, time.GetUtcNow()));
    }

    public ValueTask<Sentence?> SwapAsync(string rota, Duty one, Duty other, Actor who)
    {
        var id = Guid.NewGuid();
        return ChangeRotaAsync(rota, who, $"{rota}: {one.Person} {one.From:s} ↔ {other.Person} {other.From:s}",
            (plan, found) => Agreements.Swap(plan, found, one, other, IdOf(who), id, time.GetUtcNow()));
    }

    public ValueTask<Sentence?> UndoAsync(string rota, Guid agreement, Actor who)
        => ChangeRotaAsync(rota, who, $"{rota}: {agreement} taken back", (_, found) => (Agreements.Undo(found, agreement), null));

    public ValueTask<Sentence?> ReachAsync(string person, ImmutableArray<Contact> contacts, Actor who)
        => ContactCheck.Fault(contacts) is { } fault
            ? new(fault)
            : ChangeAsync(who, $"contacts of {person}", plan => plan.Counts(person)
                ? (plan with { People = [.. plan.People.Select(one => one.Id == person ? one with { Contacts = ContactCheck.Normal(contacts) } : one)] }, null)
                : (null, new("Personen er ikke blant dem som kan svare. Gi brukeren rollen OnCall først.", "The person is not among those who may answer. Give the user the role OnCall first.")));

    public async ValueTask<Sentence?> ImportAsync(string json, Actor who)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (file, fault) = PlanFile.Read(json, db);
        return file is null ? fault : await ChangeAsync(who, PlanFile.Imported, now => (file.Onto(now), null), whole: true);
    }

    public async ValueTask<string> ExportAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (version, plan) = book.Now;
        return PlanFile.Write(plan, version, db);
    }

    private ValueTask<Sentence?> ChangeRotaAsync(string rota, Actor who, string what, Func<OnCallPlan, Rota, (Rota? Rota, Fault? Refusal)> change)
        => ChangeAsync(who, what, plan =>
        {
            if (plan.FindRota(rota) is not { } found)
            {
                return (null, NoRota);
            }

            var (next, refusal) = change(plan, found);
            return next is null ? (null, refusal?.InWords()) : (plan with { Rotas = plan.Rotas.Replace(found, next) }, null);
        });

    private async ValueTask<Sentence?> ChangeAsync(Actor who, string what, Func<OnCallPlan, (OnCallPlan? Plan, Sentence? Refusal)> change, bool whole = false)
    {
        return await writer.WriteAsync(new OnCallPlanWork(book, IdOf(who), who.Name, who.Device, what, change, whole));
    }

    private static string IdOf(Actor who) => who.Id ?? who.Name;
}
