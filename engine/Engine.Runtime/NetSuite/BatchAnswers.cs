using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// What became of one record of a batch. A task's result says what was done, but no page promises that tasks stand in the order of the
/// records: so it counts only where a look-up by external id, made after it, agrees. What disagrees is unknown and settles like any lost answer.
/// </summary>
internal static class BatchAnswers
{
    /// <param name="result">What the task's result was answered with, read as the answer to a create.</param>
    /// <param name="there">The record by its external id, looked up after the result was read.</param>
    /// <param name="hasEnded">Whether the job says that it has ended, so that nothing is written any more.</param>
    public static WriteAnswer Of(WriteAnswer result, Observed there, bool hasEnded) => (result, there) switch
    {
        (WriteAnswer.Done done, Observed.Found { Record: { OtherType: null } record }) when record.InternalId == done.InternalId => done,
        (WriteAnswer.Done done, _) => new WriteAnswer.Unknown($"The batch says that it wrote {done.InternalId}, and the look-up after it does not show that.", done.Exchange),
        (WriteAnswer.AlreadyExists, _) => result,

        // A missing result is answered like a missing record, and a refused login or a limit may concern the question alone.
        (WriteAnswer.Refused { Error.Class: not NetSuiteErrorClass.NotFound }, Observed.Absent) when hasEnded => result,
        (WriteAnswer.Unknown, _) => result,
        _ => new WriteAnswer.Unknown("What became of the record within the batch is not known for certain.", result.Exchange),
    };
}
