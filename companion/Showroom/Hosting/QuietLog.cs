namespace Hjemvakt.Showroom.Hosting;

/// <summary>Says nothing but warnings, one line each, and on standard error: standard output belongs to whoever started the program.</summary>
internal static class QuietLog
{
    /// <summary>Puts it in place of the usual log.</summary>
    public static void Use(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // A key that protects sessions lies beside the data it protects; the companion's documentation says how to change that.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
