namespace Engine.Core.Expressions;

/// <summary>
/// Keeps the frame of the last evaluation, empty, for the next one: a frame is the larger part of what an evaluation would allocate. May be
/// asked by several threads at once; who finds none makes one.
/// </summary>
/// <param name="slots">Of the names in scope.</param>
internal sealed class SpareFrame(int slots)
{
    // Few expressions nest lambdas; a frame that needs more room grows.
    private const int RoomForLambdas = 1;

    private EvaluationFrame? spare;

    public EvaluationFrame Take(EvaluationContext context)
    {
        var frame = Interlocked.Exchange(ref spare, null) ?? new EvaluationFrame(context, slots + RoomForLambdas);
        frame.Context = context;
        return frame;
    }

    /// <summary>Only for who knows that nobody uses the frame any more. One that is not given back is collected like anything else.</summary>
    public void GiveBack(EvaluationFrame frame)
    {
        frame.Clear();
        Volatile.Write(ref spare, frame);
    }
}
