global using Hjemvakt.Safety.Alerts;
global using Hjemvakt.Companion.Tests.Support;
global using Shouldly;
global using Xunit;
