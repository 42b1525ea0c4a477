global using Hjemvakt.Safety.Alerts;
global using Hjemvakt.Safety.Homes;
global using Hjemvakt.Safety.Records;
global using Hjemvakt.Safety.Rules;
global using Shouldly;
global using Xunit;
