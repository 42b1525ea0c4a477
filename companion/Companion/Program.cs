using Hjemvakt.Companion;
using Hjemvakt.Companion.Settings;

await CompanionHost.Build(new CompanionSettings()).RunAsync();
