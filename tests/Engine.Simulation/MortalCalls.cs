using System.Globalization;
using System.Reflection;

namespace Engine.Simulation;

/// <summary>Passes the asynchronous methods of an interface on, each as a call of one life.</summary>
/// <remarks>Not sealed: the framework derives the implementation of <typeparamref name="T"/> from it.</remarks>
internal class MortalCalls<T> : DispatchProxy
    where T : class
{
    private static readonly MethodInfo WithAnswer =
        typeof(MortalCalls<T>).GetMethod(nameof(CallAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private T target = null!;
    private ILife life = null!;

    public static T Around(T target, ILife life)
    {
        var proxy = Create<T, MortalCalls<T>>();
        var calls = (MortalCalls<T>)(object)proxy;
        calls.target = target;
        calls.life = life;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        return method.ReturnType == typeof(Task)
            ? life.CallAsync(method.Name, async () =>
            {
                await (Task)Run(method, args);
                return true;
            })
            : WithAnswer.MakeGenericMethod(method.ReturnType.GenericTypeArguments).Invoke(this, [method, args]);
    }

    private Task<TAnswer> CallAsync<TAnswer>(MethodInfo method, object?[]? args) =>
        life.CallAsync(method.Name, () => (Task<TAnswer>)Run(method, args));

    private object Run(MethodInfo method, object?[]? args) =>
        method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, args, CultureInfo.InvariantCulture)!;
}
