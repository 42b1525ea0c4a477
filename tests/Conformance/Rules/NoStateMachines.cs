using Hjemvakt.Conformance.Tests.Firmware;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>No <c>async</c> and no <c>yield</c>: the device has neither tasks nor generic enumerators.</summary>
internal sealed class NoStateMachines : IGateRule
{
    private static readonly string[] Marks = ["AsyncStateMachineAttribute", "IteratorStateMachineAttribute", "AsyncIteratorStateMachineAttribute"];

    public string Name => "no async and no iterators";

    public IEnumerable<Violation> Check(Build build) => build.Assembly is not { } assembly
        ? []
        : from method in Il.Methods(assembly)
          from mark in method.CustomAttributes
          where Marks.Contains(mark.AttributeType.Name)
          // The lines of the body belong to the state machine; the method itself only makes one.
          let machine = (TypeDefinition)mark.ConstructorArguments[0].Value
          select new Violation(Name, Il.Place(machine.Methods.First(candidate => candidate.Name == "MoveNext")), method.FullName, "is compiled into a state machine");
}
