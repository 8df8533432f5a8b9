using System.Diagnostics;

namespace Engine.Runtime.NetSuite;

/// <summary>Says what an answer means for a write. Whatever does not prove that nothing was executed is unknown.</summary>
internal static class WriteAnswers
{
    /// <summary>A create is done only when NetSuite says which record it made.</summary>
    public static WriteAnswer OfCreate(RestAnswer answer, string recordType) => Of(answer, answered =>
        RecordLocation.InternalId(answered.Location, recordType) is { } id
            ? new WriteAnswer.Done(id, answered.Exchange)
            : new WriteAnswer.Unknown(
                answered.Location is null
                    ? $"NetSuite answered HTTP {answered.Status} without saying which record it wrote."
                    : $"NetSuite answered with a place that is no {recordType}: {answered.Location}",
                answered.Exchange));

    /// <summary>An update names its record itself; NetSuite answers 204, and 202 would only be a promise.</summary>
    public static WriteAnswer OfUpdate(RestAnswer answer, string internalId) => Of(answer, answered =>
        answered.Status is 200 or 204
            ? new WriteAnswer.Done(internalId, answered.Exchange)
            : new WriteAnswer.Unknown($"NetSuite answered the update with HTTP {answered.Status}.", answered.Exchange));

    private static WriteAnswer Of(RestAnswer answer, Func<RestAnswer.Answered, WriteAnswer> success) => answer switch
    {
        RestAnswer.NotSent notSent => new WriteAnswer.TryLater(notSent.Reason, notSent.RetryAfter, notSent.Exchange) { Error = notSent.Error },
        RestAnswer.Lost lost => new WriteAnswer.Unknown(lost.Reason, lost.Exchange),
        RestAnswer.Answered { IsSuccess: true } answered => success(answered),
        RestAnswer.Answered { Status: < 400 } answered =>
            new WriteAnswer.Unknown($"NetSuite answered HTTP {answered.Status}, which is no answer to a write.", answered.Exchange),
        RestAnswer.Answered answered => OfRefusal(answered, ErrorBody.Read(answered)),
        _ => throw new UnreachableException(),
    };

    private static WriteAnswer OfRefusal(RestAnswer.Answered answered, NetSuiteError error) => error.Class switch
    {
        NetSuiteErrorClass.Limit or NetSuiteErrorClass.Login =>
            new WriteAnswer.TryLater($"NetSuite answered HTTP {answered.Status}: {error.Detail}", answered.RetryAfter, answered.Exchange) { Error = error },
        NetSuiteErrorClass.Server => new WriteAnswer.Unknown($"NetSuite failed with HTTP {answered.Status}: {error.Detail}", answered.Exchange),
        NetSuiteErrorClass.Duplicate => new WriteAnswer.AlreadyExists(error, answered.Exchange),
        _ => new WriteAnswer.Refused(error, answered.Exchange),
    };
}
