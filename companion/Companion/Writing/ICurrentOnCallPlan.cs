using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Writing;

/// <summary>The on-call plan in force, as the writer needs it.</summary>
internal interface ICurrentOnCallPlan
{
    /// <summary>The plan. A decision reads it once and sees nothing of a change half-way.</summary>
    OnCallPlan Plan { get; }

    /// <summary>Another plan is in force; told with the one before. Not told of a plan that says the same.</summary>
    event Action<OnCallPlan>? Changed;
}
