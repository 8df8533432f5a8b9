namespace Engine.Runtime.Work;

/// <summary>
/// A seam for crash tests: told whenever a <see cref="CrashPoint"/> is passed. The service does nothing there; a test lets the
/// process die.
/// </summary>
public interface ICrashPoints
{
    void Pass(CrashPoint point);
}
