using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using TestFrameworkShared;

namespace Hjemvakt.Gateway.Core.OnHost.Tests.Mapping;

/// <summary>
/// Calls a method the way nanoFramework's runner does: with null for <c>this</c>. A test that touches an instance field fails here as it would there.
/// </summary>
internal static class WithoutInstance
{
    public static void Call(MethodInfo method, object[] arguments)
    {
        var parameters = method.GetParameters();
        if (parameters.Length != arguments.Length || parameters.Where((parameter, i) => parameter.ParameterType != arguments[i].GetType()).Any())
        {
            throw new AssertFailedException($"The arguments do not fit {method.DeclaringType?.Name}.{method.Name}: the device does not convert them.");
        }

        var call = new DynamicMethod("call", typeof(void), [typeof(object[])], typeof(WithoutInstance).Module, skipVisibility: true);
        var il = call.GetILGenerator();
        if (!method.IsStatic)
        {
            il.Emit(OpCodes.Ldnull);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_Ref);
            il.Emit(OpCodes.Unbox_Any, parameters[i].ParameterType);
        }

        il.Emit(OpCodes.Call, method);
        if (method.ReturnType != typeof(void))
        {
            il.Emit(OpCodes.Pop);
        }

        il.Emit(OpCodes.Ret);
        call.CreateDelegate<Action<object[]>>()(arguments);
    }
}
