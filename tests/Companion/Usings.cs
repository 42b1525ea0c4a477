global using Hjemvakt.Companion.Tests.Cli;
global using Hjemvakt.Companion.Tests.Support;
global using Hjemvakt.Safety.Alerts;
global using Shouldly;
global using Xunit;
