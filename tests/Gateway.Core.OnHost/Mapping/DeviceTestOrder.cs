using System;
using System.Collections.Generic;
using Xunit.Sdk;
using Xunit.v3;

namespace Hjemvakt.Gateway.Core.OnHost.Tests.Mapping;

/// <summary>Class by class, as the device runs them.</summary>
public sealed class DeviceTestOrder : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        var sorted = new SortedList<string, TTestCase>(testCases.Count, StringComparer.Ordinal);
        foreach (var test in testCases)
        {
            sorted.Add(test.TestCaseDisplayName + test.UniqueID, test);
        }

        return new List<TTestCase>(sorted.Values);
    }
}
