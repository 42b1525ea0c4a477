using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Showroom.Demo;
using Hjemvakt.Showroom.Homes;

namespace Hjemvakt.Showroom.Hosting;

/// <summary>What a companion needs to have in its data before it opens: the people, the homes, and a key for each gateway.</summary>
public static class PreparedFolder
{
    /// <summary>Prepares a folder for a companion that another process will run on it.</summary>
    /// <param name="postgres">The connection string of the database, or null for SQLite in the folder.</param>
    /// <returns>The secret of each home's gateway, in the order of <paramref name="homes"/>.</returns>
    public static async Task<IReadOnlyList<string>> PrepareAsync(string folder, IReadOnlyList<HomeFile> homes, SecretText? postgres = null)
    {
        var settings = new CompanionSettings { DataFolder = folder, Postgres = postgres, HttpPort = 0, MqttPort = 0 };
        await using var companion = CompanionHost.Build(settings, QuietLog.Use);
        return await PrepareAsync(companion.Services, homes);
    }

    /// <summary>Prepares the data of a companion that has not been started yet.</summary>
    /// <returns>The secret of each home's gateway, in the order of <paramref name="homes"/>.</returns>
    public static async Task<IReadOnlyList<string>> PrepareAsync(IServiceProvider companion, IReadOnlyList<HomeFile> homes)
    {
        await DemoStaff.CreateAsync(companion);
        var secrets = new List<string>(homes.Count);
        foreach (var home in homes)
        {
            await companion.GetRequiredService<IHomeRegistry>().AddAsync(new HomeCard(home.Id, home.Name, home.Resident.Name, home.Address, home.TimeZone)
            {
                Rooms = home.Points.ToDictionary(point => point.Id, point => point.Room),
            });
            var planned = await ActivatorUtilities.CreateInstance<PlansOnDisk>(companion)
                .SetAsync(home.Id, HomePlanJson.Read(home.Plan.GetRawText()), null, new Actor("showroom", "showroom"));
            if (!planned.Done)
            {
                throw new InvalidOperationException($"The plan of home '{home.Id}' cannot stand: {string.Join(' ', planned.Faults)}");
            }

            secrets.Add(await companion.GetRequiredService<IGatewayRegistry>().EnrolAsync(home.Id, home.Gateway));
        }

        return secrets;
    }
}
