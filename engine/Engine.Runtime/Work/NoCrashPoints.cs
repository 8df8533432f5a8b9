namespace Engine.Runtime.Work;

/// <summary>Nothing happens at crash points.</summary>
public sealed class NoCrashPoints : ICrashPoints
{
    public void Pass(CrashPoint point)
    {
    }
}
