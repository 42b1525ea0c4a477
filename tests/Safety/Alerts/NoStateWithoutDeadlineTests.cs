using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.Tests.OnCall;
using CsCheck;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Tests.Alerts;

/// <summary>An alert that somebody has, or that the resident has cancelled, is still somebody's worry: each state has a deadline.</summary>
public sealed class NoStateWithoutDeadlineTests
{
    // Ola has the first line this week, Liv the second; Kari has the first from Monday at eight.
    private static readonly StaffPerson Ola = new("ola", "Ola"), Liv = new("liv", "Liv"), Nils = new("nils", "Nils");

    [Fact]
    public void A_call_that_is_acknowledged_and_nobody_goes_asks_its_holder_again_and_then_presses_the_next()
    {
        var home = new TestHome(plan: APlan.Of());
        var id = Acknowledged(home, Ola);

        home.Live(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        home.Only.HolderAsked.ShouldBeFalse();
        home.Live(TimeSpan.FromSeconds(1));
        home.Only.HolderAsked.ShouldBeTrue();
        LastAsked(home).ShouldBe(["ola"]);

        home.Live(TimeSpan.FromSeconds(60));
        (home.Only.AwaitsAnswer, home.Only.HolderName, home.Only.Id).ShouldBe((true, "Ola", id));
        LastAsked(home).ShouldBe(["liv"]);
    }

    [Fact]
    public void On_the_way_holds_for_half_an_hour_unless_another_time_was_promised()
    {
        var home = new TestHome(plan: APlan.Of());
        var id = Acknowledged(home, Ola);
        home.Do(new GoThere(id, Ola, "phone")).ShouldBeNull();
        home.Only.EscalateAt.ShouldBe(home.Now.AddMinutes(30));

        home.Do(new GoThere(id, Liv, "phone", TimeSpan.FromMinutes(10))).ShouldBeNull();
        home.Only.EscalateAt.ShouldBe(home.Now.AddMinutes(10));

        home.Live(TimeSpan.FromMinutes(10));
        LastAsked(home).ShouldBe(["liv"]);
        home.Live(TimeSpan.FromMinutes(1));
        home.Only.AwaitsAnswer.ShouldBeTrue();
        LastAsked(home).ShouldBe(["ola"]);
    }

    [Fact]
    public void A_holder_who_answers_when_asked_again_has_it_for_as_long_again()
    {
        var home = new TestHome(plan: APlan.Of());
        var id = Acknowledged(home, Ola);
        home.Live(TimeSpan.FromMinutes(5));

        home.Do(new Acknowledge(id, Liv, "phone")).ShouldBe(StaffRefusal.TakenBySomeoneElse);
        home.Do(new Acknowledge(id, Ola, "phone")).ShouldBeNull();

        (home.Only.HolderAsked, home.Only.EscalateAt).ShouldBe((false, home.Now.AddMinutes(5)));
        home.Do(new Acknowledge(id, Ola, "phone")).ShouldBe(StaffRefusal.AlreadyYours);
    }

    [Fact]
    public void A_further_call_tells_the_holder_at_once_and_the_one_after_it_everybody_on_duty()
    {
        var home = new TestHome(plan: APlan.Of());
        Acknowledged(home, Nils);
        home.Wait(TimeSpan.FromSeconds(20));

        home.Help(2);
        LastAsked(home).ShouldBe(["nils"]);
        home.Help(3);
        LastAsked(home).ShouldBe(["ola", "liv", "nils"]);
        (home.Only.AwaitsAnswer, home.Only.HolderName, home.Only.FurtherCalls).ShouldBe((false, "Nils", 2));
    }

    [Fact]
    public void A_button_that_is_pressed_a_hundred_times_asks_no_more_than_once_a_minute()
    {
        var home = new TestHome(plan: APlan.Of());
        Acknowledged(home, Ola);
        var before = home.Intents.OfType<AskPeople>().Count();

        for (var s = 2; s < 102; s++)
        {
            home.Wait(TimeSpan.FromSeconds(1));
            home.Help(s);
        }

        (home.Intents.OfType<AskPeople>().Count() - before).ShouldBe(3);
        home.Only.Records.Length.ShouldBe(101);
    }

    [Fact]
    public void A_holder_who_may_answer_no_more_loses_the_alert_and_it_presses_anew()
    {
        var plan = APlan.Of();
        var home = new TestHome(plan: plan);
        Acknowledged(home, Ola);

        home.Replan(plan, plan with { People = [.. plan.People.Select(person => person with { Active = person.Id != "ola" })] });

        (home.Only.HolderId, home.Only.AwaitsAnswer, home.Only.Round).ShouldBe((null, true, 0));
        home.Events.ShouldContain(line => line.What == AlertEventKind.HolderLost && line.Detail == "Ola: may no longer answer");
        LastAsked(home).ShouldNotContain("ola");
    }

    [Fact]
    public void A_holder_whose_duty_ends_without_a_hand_over_loses_the_alert_to_who_has_the_duty_then()
    {
        var home = new TestHome(plan: APlan.Of());
        home.Wait(APlan.At(2026, 1, 19, 7, 50) - home.Now);
        var id = home.Help(1)!.Id;
        home.Do(new GoThere(id, Ola, "phone")).ShouldBeNull();
        home.Only.OnDutyUntil.ShouldBe(APlan.At(2026, 1, 19, 8));

        home.Live(TimeSpan.FromMinutes(10));

        (home.Only.HolderId, home.Only.AwaitsAnswer).ShouldBe((null, true));
        LastAsked(home).ShouldBe(["kari"]);
    }

    [Fact]
    public void Who_was_never_on_duty_and_who_is_on_duty_next_week_too_keep_it()
    {
        foreach (var who in new[] { Nils, Liv })
        {
            var home = new TestHome(plan: APlan.Of());
            home.Wait(APlan.At(2026, 1, 19, 7, 50) - home.Now);
            home.Do(new GoThere(home.Help(1)!.Id, who, "phone")).ShouldBeNull();

            home.Live(TimeSpan.FromMinutes(20));

            home.Only.HolderId.ShouldBe(who.Id);
        }
    }

    [Fact]
    public void What_the_resident_cancels_is_asked_of_who_is_on_duty_as_serious_every_five_minutes_until_somebody_confirms()
    {
        var home = new TestHome(plan: APlan.Of());
        var id = home.Help(1)!.Id;
        home.Cancel(2, reference: 1);
        var before = home.Intents.Count;

        home.Live(TimeSpan.FromMinutes(16));

        home.Only.AwaitsAnswer.ShouldBeFalse();
        var asked = home.Intents.Skip(before).OfType<AskPeople>().ToList();
        asked.Count.ShouldBe(3);
        asked.ShouldAllBe(ask => ask.Alert.EscalatesAs == Severity.Serious && ask.Asked.People.Single().Id == "ola");

        home.Do(new Resolve(id, Ola, "phone", ResolveCause.FalseAlarmResident, null)).ShouldBeNull();
        home.Live(TimeSpan.FromHours(1));
        home.Intents.OfType<AskPeople>().Count().ShouldBe(4);
    }

    [Fact]
    public void A_plan_that_is_corrected_counts_from_now_for_what_presses_already()
    {
        var slow = Policy(TimeSpan.FromMinutes(5), "nils");
        var home = new TestHome(plan: slow);
        home.Help(1);
        home.Wait(TimeSpan.FromSeconds(90));

        home.Replan(slow, Policy(TimeSpan.FromMinutes(1), "nils"));
        home.Only.EscalateAt.ShouldBe(TestHome.Evening.AddMinutes(1), "the wait is over already");
        home.Tick();
        home.Only.Round.ShouldBe(1);
    }

    [Fact]
    public void A_plan_that_names_somebody_else_asks_that_person_at_once()
    {
        var wrong = Policy(TimeSpan.FromMinutes(5), "nils");
        var home = new TestHome(plan: wrong);
        home.Help(1);
        home.Wait(TimeSpan.FromSeconds(10));

        home.Replan(wrong, Policy(TimeSpan.FromMinutes(5), "kari"));

        LastAsked(home).ShouldBe(["kari"]);
        home.Only.EscalateAt.ShouldBe(home.Now.AddMinutes(5));
    }

    [Fact]
    public void A_plan_that_says_the_same_asks_nobody_again()
    {
        var home = new TestHome(plan: APlan.Of());
        home.Help(1);
        var before = home.Intents.Count;

        home.Replan(APlan.Of(), APlan.Of());

        home.Intents.Count.ShouldBe(before);
    }

    [Fact]
    public void No_plan_lets_a_critical_alert_wait_for_a_day()
    {
        var day = Policy(TimeSpan.FromHours(24), "nils");

        PlanCheck.Faults(day).ShouldHaveSingleItem().InWords().English.ShouldBe("Step 1 of 'Critical' waits 1.00:00:00, but the policy is used for critical alerts. Choose at most 5 minutes.");
        var home = new TestHome(plan: day);
        home.Help(1)!.EscalateAt.ShouldBe(home.Now.AddMinutes(5), "nor does one that was stored before");
    }

    [Fact]
    public void In_every_open_state_there_is_a_deadline_ahead()
    {
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3]).Array[1, 30].Sample(
            life =>
            {
                OnCallPlan[] plans = [APlan.Of(), APlan.Of() with { Rotas = [] }, Policy(TimeSpan.FromMinutes(2), "kari"), OnCallPlan.Empty];
                StaffPerson[] people = [Ola, Liv, Nils, new("gone", "Gone")];
                var home = new TestHome([new HelpCallRule(), new FallRule(), new SeriousWish()], plan: plans[0]);
                // Two hours before the duty changes.
                home.Wait(APlan.At(2026, 1, 19, 6) - home.Now);
                var (plan, s) = (0, 0L);
                foreach (var (what, which) in life)
                {
                    var any = home.State.Alerts.Length == 0 ? Guid.Empty : home.State.Alerts[which % home.State.Alerts.Length].Id;
                    switch (what)
                    {
                        case 0:
                            home.Help(++s);
                            break;
                        case 1:
                            home.Happen(++s, new ContactWish());
                            break;
                        case 2:
                            home.Cancel(++s, Math.Max(1, s - 1 - which));
                            break;
                        case 3 or 4:
                            home.Do(new Acknowledge(any, people[which], "phone"));
                            break;
                        case 5:
                            home.Do(new GoThere(any, people[which], "phone", which == 0 ? TimeSpan.FromMinutes(10) : null));
                            break;
                        case 6 when which == 0:
                            home.Do(new Resolve(any, people[which], "phone", ResolveCause.RealNeed, null));
                            break;
                        case 7:
                            home.Replan(plans[plan], plans[which]);
                            plan = which;
                            home.Tick();
                            break;
                        default:
                            home.Live(which switch { 0 => TimeSpan.FromSeconds(50), 1 => TimeSpan.FromMinutes(6), 2 => TimeSpan.FromMinutes(40), _ => TimeSpan.FromHours(2) });
                            break;
                    }

                    home.State.Alerts.ShouldAllBe(alert => alert.EscalateAt > home.Now);
                }
            },
            iter: 300);
    }

    private static Guid Acknowledged(TestHome home, StaffPerson who)
    {
        var id = home.Help(1)!.Id;
        home.Do(new Acknowledge(id, who, "phone")).ShouldBeNull();
        return id;
    }

    private static string[] LastAsked(TestHome home) => [.. home.Intents.OfType<AskPeople>().Last().Asked.People.Select(person => person.Id)];

    private static OnCallPlan Policy(TimeSpan wait, string person)
        => APlan.Of(null, new EscalationPolicy("default-critical", "Critical", [new EscalationStep([new EscalationTarget(TargetKind.Person, person)], wait, [])]));

    private sealed class SeriousWish : IRule
    {
        public RuleCard Card { get; } = new("serious", "", "") { Always = true };

        public Verdict Judge(in RuleView home, HomeRecord record)
            => record.Body is ContactWish ? Verdict.Of(new Finding(AlertKind.DoorAtNight, "door")) : Verdict.Nothing;
    }
}
