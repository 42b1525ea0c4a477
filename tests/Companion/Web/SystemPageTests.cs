using System.Net;
using Hjemvakt.Companion.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

public sealed class SystemPageTests
{
    [Theory]
    [InlineData("nb", "Lagring", "virker", "Varsler flere etter")]
    [InlineData("en", "Storage", "works", "Asks more people after")]
    public async Task A_technician_reads_out_what_support_asks_for(string language, string storage, string works, string escalates)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var tekla = await web.SignInAsync("tekla", language);

        var page = WebUtility.HtmlDecode(await tekla.ReadAsync("/technician/system"));

        foreach (var text in new[] { "0.1.0", storage, works, escalates, Support.Databases.TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite", "Europe/Oslo" })
        {
            page.ShouldContain(text);
        }
    }

    [Fact]
    public async Task An_outage_of_the_storage_stands_there_too()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var tekla = await web.SignInAsync("tekla", "en");
        web.Services.GetRequiredService<StorageHealth>().Failed();

        WebUtility.HtmlDecode(await tekla.ReadAsync("/technician/system")).ShouldContain("New alarms cannot be stored");
    }
}
