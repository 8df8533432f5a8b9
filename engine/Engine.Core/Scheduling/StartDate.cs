using NodaTime;

namespace Engine.Core.Scheduling;

/// <summary>The day from which a client's facts are booked.</summary>
/// <param name="Date">In the client's zone.</param>
public sealed record StartDate(LocalDate Date, StartRule Before)
{
    /// <summary>Whether a fact lies before it and is not booked.</summary>
    public bool LeavesOut(DateTimeOffset occurredAt, DateTimeZone zone) =>
        Before != StartRule.Book && Instant.FromDateTimeOffset(occurredAt).InZone(zone).Date < Date;

    /// <summary>Why such a fact is not booked.</summary>
    public string Reason(DateTimeOffset occurredAt, DateTimeZone zone) =>
        $"Of {Show(Instant.FromDateTimeOffset(occurredAt).InZone(zone).Date)}, before the start date {Show(Date)} of this client: "
        + (Before == StartRule.Summarise ? "counted and summed in the report of the start date, not booked." : "skipped.");

    public static string Show(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
