using Hjemvakt.Safety.Records;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Faults.Tests;

/// <summary>The power goes in a home, at any moment: while a record is written, while it is sent, while the gateway starts.</summary>
public sealed class GatewayPowerCutTests
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
            await resident.LosesPowerAsync();

            // What the gateway had made by then it had shown: an alarm is on flash before that.
            var after = resident.Picture;
            after.LastAlarm.ShouldBeGreaterThanOrEqualTo(before.LastAlarm, "an alarm's number was given back");
            calls = Math.Max(calls, after.LastAlarm);
            doors = Math.Max(doors, after.LastRoutine);
        }

        resident.Home.PowerOn();
        // A hand takes its time, so many presses are still to come. What the door does after the last one is recorded after it.
        await resident.LooksAsync("the button let go", picture => picture is { CompanionReached: true, HelpPressed: false });
        var last = await resident.UseDoorAsync();
        var end = await EverythingIsToldAsync(service.Ledger, resident, last);

        end.LastAlarm.ShouldBeGreaterThanOrEqualTo(calls);
        service.Ledger.ShouldHoldEachOnce(resident.File.Gateway, RecordStream.Alarm, end.LastAlarm);
        service.Ledger.ShouldHoldEachOnce(resident.File.Gateway, RecordStream.Routine, end.LastRoutine);
        service.Ledger.ShouldHoldOneHelpAlert(resident.File.Id, resident.File.Gateway, (int)end.LastAlarm);
        doors.ShouldBeGreaterThan(0);
    });

    // The gateway records the door at its start as it finds it, and again when it moves. Which of the two a count of records has seen cannot be told; what the
    // last record of this boot says of the door can.
    private static async Task<HomePicture> EverythingIsToldAsync(Ledger ledger, Resident resident, long before)
    {
        while (true)
        {
            var seen = resident.Changes;
            var picture = await resident.HasNothingLeftAsync();
            var last = ledger.Records(resident.File.Gateway, RecordStream.Routine)[^1];
            if (last.Sequence > before && last.Sequence == picture.LastRoutine && last.Body.Contains($"\"open\":{(picture.FrontDoorOpen ? "true" : "false")}", StringComparison.Ordinal))
            {
                return picture;
            }

            await resident.ChangesOnceMoreAsync(seen);
        }
    }
}
