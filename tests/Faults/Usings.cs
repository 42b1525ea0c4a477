global using Hjemvakt.Safety.Alerts;
global using Hjemvakt.Faults.Tests.Support;
global using Shouldly;
global using Xunit;
