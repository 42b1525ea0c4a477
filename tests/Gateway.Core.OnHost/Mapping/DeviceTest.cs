using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.OnHost.Tests.Mapping;

/// <summary>One run of one test as nanoFramework's own runner sees it: a method, and the arguments of a data row if it has any.</summary>
internal sealed record DeviceTest(Type Class, MethodInfo Method, int Row, object[] Arguments)
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Every test class of an assembly.</summary>
    public static IEnumerable<Type> Classes(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.GetCustomAttribute<TestClassAttribute>() is not null).OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>Every run of every test of a class, in the order of the source. Data rows replace the plain run.</summary>
    public static IEnumerable<DeviceTest> Of(Type type) =>
        from method in type.GetMethods(Members).OrderBy(method => method.MetadataToken)
        where method.GetCustomAttribute<TestMethodAttribute>() is not null || method.GetCustomAttributes<DataRowAttribute>().Any()
        from test in Runs(type, method)
        select test;

    /// <summary>The methods of a class that have an attribute, in the order of the source.</summary>
    public static IEnumerable<MethodInfo> With(Type type, Type attribute) =>
        type.GetMethods(Members).Where(method => method.IsDefined(attribute)).OrderBy(method => method.MetadataToken);

    private static IEnumerable<DeviceTest> Runs(Type type, MethodInfo method)
    {
        var rows = method.GetCustomAttributes<DataRowAttribute>().ToArray();
        return rows.Length == 0 ? new[] { new DeviceTest(type, method, 0, []) } : rows.Select((row, i) => new DeviceTest(type, method, i, row.MethodParameters));
    }
}
