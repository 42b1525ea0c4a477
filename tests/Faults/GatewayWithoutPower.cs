using Hjemvakt.Safety.Records;

namespace Hjemvakt.Faults.Tests;

/// <summary>The power goes in a home, at any moment: while a record is written, while it is sent, while the gateway starts.</summary>
public sealed class GatewayWithoutPower
{
    private const int Cuts = 25;

    [Fact]
    public Task A_call_that_was_confirmed_is_never_lost_and_no_number_is_used_twice() => Seeded.StoryAsync(async dice =>
    {
        await using var service = await Service.StartAsync(homes: 1);
        await using var resident = new Resident(service, 0, service.Address.Mqtt);
        long calls = 0, doors = 0;

        for (var cut = 0; cut < Cuts; cut++)
        {
            resident.Home.PowerOn();
            var before = resident.Picture;
            resident.Home.PressHelp();
            resident.Home.SetFrontDoor(open: cut % 2 == 0);

            // So many looks later, wherever that falls between the press and the last receipt.
            await resident.ChangesAsync(dice.Next(0, 12), orLooks: picture => picture is { CompanionReached: true, AlarmsWaiting: 0, RoutineWaiting: 0 });
            resident.Home.CutPower();

            // What the gateway had made by then it had shown: an alarm is on flash before that.
            var after = resident.Picture;
            after.LastAlarm.ShouldBeGreaterThanOrEqualTo(before.LastAlarm, "an alarm's number was given back");
            calls = Math.Max(calls, after.LastAlarm);
            doors = Math.Max(doors, after.LastRoutine);
        }

        resident.Home.PowerOn();
        await resident.LooksAsync("the companion reached", picture => picture.CompanionReached);
        await resident.UseDoorAsync();
        var end = await resident.HasNothingLeftAsync();

        end.LastAlarm.ShouldBeGreaterThanOrEqualTo(calls);
        service.Ledger.ShouldHoldEachOnce(resident.File.Gateway, RecordStream.Alarm, end.LastAlarm);
        service.Ledger.ShouldHoldEachOnce(resident.File.Gateway, RecordStream.Routine, end.LastRoutine);
        service.Ledger.ShouldHoldOneHelpAlert(resident.File.Id, resident.File.Gateway, (int)end.LastAlarm);
        doors.ShouldBeGreaterThan(0);
    });
}
