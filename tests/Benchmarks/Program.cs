using Hjemvakt.Benchmarks.Tests.Rules;

if (args is not ["rules"])
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- rules");
    return 2;
}

return RuleCost.Run(Console.Out);
