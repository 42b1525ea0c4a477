using System.Collections.Immutable;
using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Safety.Tests.OnCall;

/// <summary>An agreement that would do nothing is refused, and so is a change that would undo what an agreement gives. Week 0 of January 2026 is Kari's, week 1 Ola's.</summary>
public sealed class AgreementCheckTests
{
    private static readonly DateTimeOffset Now = APlan.At(2026, 1, 5, 12);

    private static readonly DateTime Tuesday = new(2026, 1, 6, 8, 0, 0), Wednesday = new(2026, 1, 7, 8, 0, 0), Thursday = new(2026, 1, 8, 8, 0, 0);

    private readonly OnCallPlan plan = APlan.Of();

    [Fact]
    public void Taking_over_from_somebody_who_is_away_already()
    {
        var away = Agreed(plan.Rotas[0], Tuesday, Thursday, "kari", null);

        Refused(away, Tuesday, Wednesday, "kari", "nils", "Kari no longer has the duty 2026-01-06 08:00–2026-01-07 08:00: another agreement has taken it. Choose 'whoever has it'");
        // What the sentence says works.
        Agreed(away, Tuesday, Wednesday, null, "nils").On(APlan.At(2026, 1, 6, 12)).ShouldBe(["nils"]);
    }

    [Fact]
    public void Taking_over_from_somebody_without_duty()
    {
        Refused(plan.Rotas[0], Tuesday, Wednesday, "ola", "nils", "Ola has no duty on the first line 2026-01-06 08:00–2026-01-07 08:00, so the agreement would do nothing");
        Refused(plan.Rotas[0], Tuesday, Wednesday, "ola", null, "Ola has no duty");
    }

    [Fact]
    public void Taking_what_one_has_or_from_oneself()
    {
        Refused(plan.Rotas[0], Tuesday, Wednesday, null, "kari", "Kari has the duty for all of that time already");
        Refused(plan.Rotas[0], Tuesday, Wednesday, "kari", "kari", "are the same person");
        // A part of it is another's: that does something.
        Agreed(plan.Rotas[0], new DateTime(2026, 1, 11, 8, 0, 0), new DateTime(2026, 1, 13, 8, 0, 0), null, "kari").On(APlan.At(2026, 1, 12, 12)).ShouldBe(["kari"]);
    }

    [Fact]
    public void Taking_back_the_first_of_two_agreements_that_build_on_each_other()
    {
        var first = Agreed(plan.Rotas[0], Tuesday, Thursday, "kari", "ola");
        var second = Agreed(first, Tuesday, Wednesday, "ola", "nils");

        var fault = Faults(second, Agreements.Undo(second, second.Changes[0].Id)).ShouldHaveSingleItem();

        fault.InWords().English.ShouldBe("An agreement builds on this: Nils would no longer have the duty on the first line 2026-01-06 08:00–2026-01-07 08:00, which Ola was to hand over. Take that agreement back first.");
        fault.InWords().Bokmal.ShouldContain("Ta den avtalen tilbake først");
        Faults(second, Agreements.Undo(second, second.Changes[1].Id)).ShouldBeEmpty("the other order is free");
    }

    [Fact]
    public void Moving_a_hand_over_from_under_an_agreement()
    {
        var agreed = Agreed(plan.Rotas[0], Tuesday, Wednesday, "kari", "nils");
        var moved = agreed with { Shifts = [.. agreed.Shifts.Select(shift => shift.Line == DutyLine.First ? shift with { Day = DayOfWeek.Tuesday, UntilDay = DayOfWeek.Tuesday, From = new(20, 0), Until = new(20, 0) } : shift)] };

        Faults(agreed, moved).ShouldHaveSingleItem().InWords().English.ShouldContain("Nils would no longer have the duty on the first line 2026-01-06 08:00–2026-01-06 20:00");
        Faults(agreed, moved, APlan.At(2026, 1, 6, 21)).ShouldBeEmpty("what has passed is nobody's any more");
    }

    [Fact]
    public void Being_away_holds_nothing_up()
    {
        var first = Agreed(plan.Rotas[0], Tuesday, Thursday, "kari", "ola");
        var away = Agreed(first, Tuesday, new DateTime(2026, 1, 14, 8, 0, 0), "ola", null);

        Faults(away, Agreements.Undo(away, away.Changes[0].Id)).ShouldBeEmpty("Kari has her duty back, and Ola is still away");
    }

    [Fact]
    public void A_swap_that_no_longer_swaps_anything()
    {
        var (kari, ola) = (DutyRoster.Between(plan.Rotas[0], DutyLine.First, Now, Now.AddDays(1), plan.Counts)[0], DutyRoster.Between(plan.Rotas[0], DutyLine.First, Now.AddDays(8), Now.AddDays(9), plan.Counts)[0]);
        var swapped = Agreements.Swap(plan, plan.Rotas[0], kari, ola, "liv", Guid.NewGuid(), Now).Rota!;
        Faults(plan.Rotas[0], swapped).ShouldBeEmpty();

        Faults(swapped, swapped with { Shifts = [.. swapped.Shifts.Select(shift => shift.Person == "ola" ? shift with { Person = "nils" } : shift)] }).ShouldHaveSingleItem().InWords().English.ShouldContain("Kari would no longer have the duty");
    }

    private Rota Agreed(Rota rota, DateTime from, DateTime until, string? leaving, string? coming)
    {
        var (next, refusal) = Agreements.Take(plan, rota, DutyLine.First, from, until, leaving, coming, "liv", Guid.NewGuid(), Now);
        return next.ShouldNotBeNull(refusal?.InWords().English);
    }

    private void Refused(Rota rota, DateTime from, DateTime until, string? leaving, string? coming, string why)
    {
        var (next, refusal) = Agreements.Take(plan, rota, DutyLine.First, from, until, leaving, coming, "liv", Guid.NewGuid(), Now);
        next.ShouldBeNull();
        refusal!.InWords().English.ShouldContain(why);
        refusal!.InWords().Bokmal.ShouldNotBe(refusal!.InWords().English);
    }

    private ImmutableArray<Fault> Faults(Rota before, Rota after, DateTimeOffset? now = null)
        => AgreementCheck.Faults(plan with { Rotas = [before] }, plan with { Rotas = [after] }, now ?? Now);
}
