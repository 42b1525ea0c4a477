using Hjemvakt.VirtualHome;

namespace Hjemvakt.Showroom.Scenarios.Outage;

/// <summary>What happens in a home on a day on which nothing happens: doors, movement, a bed, and air that is never quite the same. All of it makes records.</summary>
public static class OrdinaryDay
{
    private static readonly TimeSpan ADoorStandsOpen = TimeSpan.FromSeconds(40);

    /// <summary>Ten minutes of it, number <paramref name="number"/> of the day. Returns when they are over by the home's own time.</summary>
    public static async Task TenMinutesAsync(SimulatedHome home, int number, TimeProvider time, CancellationToken cancel)
    {
        home.Equipment.SetMotion(number % 2 == 0);
        home.Equipment.SetBed(number % 12 < 4);
        if (home.Equipment.Air is { } air)
        {
            air.Temperature = 20.5 + Math.Sin(number / 4.0);
            air.Humidity = 40 + (5 * Math.Cos(number / 5.0));
        }

        if (number % 5 == 3)
        {
            home.SetFrontDoor(true);
            await Task.Delay(ADoorStandsOpen, time, cancel);
            home.SetFrontDoor(false);
        }

        await Task.Delay(TimeSpan.FromMinutes(10) - (number % 5 == 3 ? ADoorStandsOpen : TimeSpan.Zero), time, cancel);
    }
}
