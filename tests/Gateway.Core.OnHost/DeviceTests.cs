using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Hjemvakt.Gateway.Core.OnHost.Tests.Mapping;
using nanoFramework.TestFramework;
using Shouldly;
using Xunit;

namespace Hjemvakt.Gateway.Core.OnHost.Tests;

/// <summary>The tests of tests/Gateway.Core, which are written for the device, on .NET 10: one case for each method and data row.</summary>
[TestCaseOrderer(typeof(DeviceTestOrder))]
public sealed class DeviceTests : IClassFixture<ClassesUnderTest>
{
    private static readonly Assembly Tests = typeof(DeviceTests).Assembly;
    private readonly ClassesUnderTest _classes;

    public DeviceTests(ClassesUnderTest classes)
    {
        _classes = classes;
    }

    public static IEnumerable<TheoryDataRow<string, string, int>> All() =>
        from type in DeviceTest.Classes(Tests)
        from test in DeviceTest.Of(type)
        select new TheoryDataRow<string, string, int>(type.FullName!, test.Method.Name, test.Row)
        {
            TestDisplayName = $"{type.Name}.{test.Method.Name}" + (test.Arguments.Length == 0 ? "" : $"({string.Join(", ", test.Arguments)})"),
        };

    [Theory]
    [MemberData(nameof(All))]
    public void OnDevice(string className, string methodName, int row)
    {
        var type = Tests.GetType(className, throwOnError: true)!;
        var test = DeviceTest.Of(type).Single(candidate => candidate.Method.Name == methodName && candidate.Row == row);
        try
        {
            _classes.Enter(type);
            WithoutInstance.Call(test.Method, test.Arguments);
        }
        catch (SkipTestException skip)
        {
            Xunit.Assert.Skip(skip.Message);
        }
        finally
        {
            _classes.Leave(type);
        }
    }

    [Fact]
    public void Every_test_class_has_tests_and_there_are_some()
    {
        DeviceTest.Classes(Tests).ShouldNotBeEmpty();
        DeviceTest.Classes(Tests).Where(type => !DeviceTest.Of(type).Any()).ShouldBeEmpty();
    }
}

/// <summary>Runs the setup of a class before its first test and its cleanup after its last, once each.</summary>
public sealed class ClassesUnderTest : IDisposable
{
    private readonly Dictionary<Type, int> _left = [];
    private readonly Dictionary<Type, Exception> _failedSetups = [];

    internal void Enter(Type type)
    {
        if (_left.TryAdd(type, DeviceTest.Of(type).Count()))
        {
            try
            {
                foreach (var setup in DeviceTest.With(type, typeof(SetupAttribute)))
                {
                    WithoutInstance.Call(setup, []);
                }
            }
            catch (Exception e)
            {
                _failedSetups[type] = e;
            }
        }

        if (_failedSetups.TryGetValue(type, out var failure))
        {
            throw failure is SkipTestException ? failure : new InvalidOperationException($"The setup of {type.Name} failed.", failure);
        }
    }

    internal void Leave(Type type)
    {
        if (--_left[type] == 0)
        {
            CleanUp(type);
        }
    }

    /// <summary>Cleans up classes of which only some tests were run.</summary>
    public void Dispose()
    {
        foreach (var type in _left.Where(entry => entry.Value > 0).Select(entry => entry.Key))
        {
            CleanUp(type);
        }
    }

    private static void CleanUp(Type type)
    {
        foreach (var cleanup in DeviceTest.With(type, typeof(CleanupAttribute)))
        {
            WithoutInstance.Call(cleanup, []);
        }
    }
}
