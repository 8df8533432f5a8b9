using System.Collections.Frozen;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>
/// What each trouble means to whoever keeps the books: one sentence of what happened, one of what to do. NetSuite's refusals have a code
/// for each class of error, so they stand here like all others.
/// </summary>
public static class CauseCatalogue
{
    private static readonly string[] raisable = ["EXP1", "FUN1", "MAP2", "NET0", "RUN110", "RUN117", "RUN118", "RUN20", "RUN210", "RUN300", "RUN401", "SCR1"];

    private static readonly FrozenDictionary<string, Cause> causes = new Dictionary<string, Cause>
    {
        ["EXP101"] = new("The event lacks a value that the mapping reads.", "Look at the payload; correct the mapping, or edit the payload if the source left it out by mistake, and retry."),
        ["EXP102"] = new("A value that is needed is empty in the event.", "Fill it in at the source or in the payload, or have the mapping say what shall hold without it, and retry."),
        ["EXP103"] = new("A value of the event is of another kind than the mapping expects.", "Compare the value in the payload with the mapping line shown, correct one of the two, and retry."),
        ["EXP104"] = new("A calculated amount is too large to be booked.", "Check the numbers that the source sent; they are most likely damaged."),
        ["EXP105"] = new("An amount was to be divided by zero.", "Check the quantity or rate in the payload, have the mapping cover the case of zero, and retry."),
        ["EXP106"] = new("Amounts in different currencies were to be added or compared.", "Check which currencies the event holds; nothing is converted unless the mapping says by which rate."),
        ["EXP107"] = new("The event has fewer lines than the mapping expects.", "Look at the lines in the payload, correct the mapping, and retry."),
        ["EXP108"] = new("No line of the event is of the kind that the mapping looks for.", "Look at the lines in the payload, correct the mapping, and retry."),
        ["EXP109"] = new("The event has so many lines that the mapping cannot work through them.", "Ask whoever keeps the mapping to select lines before comparing them."),
        ["EXP110"] = new("A number in the event is longer than any amount.", "Check the value at the source; it is damaged, or it is an id and no amount."),
        ["EXP111"] = new("A text made from the event is longer than can be kept.", "Check what the source sent; ask whoever keeps the mapping to shorten it."),
        ["EXP112"] = new("An amount met a number that has no currency.", "Ask whoever keeps the mapping to give the number its currency, and retry."),
        ["EXP113"] = new("A text of the event cannot be read as the number or date that is needed.", "Correct the value at the source or in the payload, and retry."),
        ["EXP114"] = new("A text of the event is damaged.", "Have the source send it again, or correct the payload, and retry."),
        ["FUN101"] = new("The event names a currency that does not exist.", "Correct the currency at the source or in the payload, and retry."),
        ["FUN102"] = new("The event holds something that is no date.", "Correct the date at the source or in the payload, and retry."),
        ["FUN103"] = new("The event holds something that is no number.", "Correct the number at the source or in the payload, and retry."),
        ["FUN104"] = new("A whole number is needed and the event has another value.", "Correct the value at the source or in the payload, and retry."),
        ["FUN105"] = new("A calculated date or number lies outside what can be booked.", "Check the dates and numbers in the payload."),
        ["FUN106"] = new("The mapping uses a setting that does not exist.", "Ask whoever keeps the mapping to correct the line shown, and retry."),
        ["FUN107"] = new("An amount has more digits than its currency has.", "Ask whoever keeps the mapping where to round it, and retry."),
        ["FUN108"] = new("An amount could not be shared out over the lines.", "Check the quantities and amounts of the lines; none may be negative and not all may be zero."),
        ["FUN110"] = new("The crosswalk does not say which NetSuite record stands for a code of the event.", "Add the row with NetSuite's internal id to the crosswalk, and retry the group."),
        ["FUN111"] = new("The crosswalk points to a NetSuite record that is marked as no longer used.", "Point the row to an active record, or activate both, and retry the group."),
        ["FUN112"] = new("The mapping asks a crosswalk that does not exist.", "Add the crosswalk file or correct its name in the mapping, and retry."),
        ["FUN113"] = new("The mapping asks for a column that the crosswalk does not have.", "Add the column or correct its name in the mapping, and retry."),
        ["FUN120"] = new("The mapping searches a text by a pattern that cannot be used.", "Ask whoever keeps the mapping to correct the line shown, and retry."),
        ["FUN121"] = new("A text of the event is too long to be searched.", "Check what the source sent; ask whoever keeps the mapping to cut it first."),
        ["FUN122"] = new("A text of the event that should hold data cannot be read.", "Correct it at the source or in the payload, and retry."),
        ["FUN123"] = new("A value of the event cannot be turned into the kind that is needed.", "Correct the value at the source or in the payload, and retry."),
        ["MAP201"] = new("The source sent a kind of event that nobody has decided about.", "Decide whether it is booked or ignored, have it declared, and retry the group."),
        ["MAP202"] = new("No mapping takes this kind of event, though it is to be booked.", "Have a mapping written or the event declared as ignored, and retry the group."),
        ["MAP203"] = new("Two mappings claim the same event, so it was not booked by either.", "Have the conditions narrowed so that one of them takes it, and retry."),
        ["MAP204"] = new("A condition of the mapping could not be answered for this event.", "Look at the value that the message names, correct the mapping or the payload, and retry."),
        ["MAP205"] = new("The event does not meet a rule that must hold before anything is booked.", "Correct it at the source or have the rule changed, and retry."),
        ["MAP206"] = new("The id that the record would get cannot be used in NetSuite.", "Ask whoever keeps the mapping to build it from the source's own id, and retry."),
        ["MAP207"] = new("A field cannot hold the value that the event gives.", "Compare value and field, correct the mapping or the payload, and retry."),
        ["MAP208"] = new("A field that NetSuite requires would be empty.", "Fill the value in at the source, or have a default set, and retry."),
        ["MAP209"] = new("The record would have no lines.", "Look at the lines of the event; if there is nothing to book, resolve it without posting."),
        ["MAP210"] = new("The event would write two records under the same id.", "Ask whoever keeps the mapping to tell them apart, and retry."),
        ["MAP211"] = new("NetSuite has another record under the same external id.", "Compare both; give the other record its own id or correct it, and retry."),
        ["MAP212"] = new("It could not be told which events this one has to be kept in order with.", "Look at the payload, have the mapping's key corrected, and retry."),
        ["MAP214"] = new("The record points to another one that this event does not write.", "Have the mapping ask the same condition in both places, and retry."),
        ["MAP215"] = new("No business rule says which value this event gets.", "Have a rule added for this case, and retry the group."),
        ["MAP216"] = new("The event is booked, and a rule asks you to look at it.", "Look at the records it wrote; correct them if need be, and resolve the item."),
        ["MAP217"] = new("The event is booked, and a rule noticed something.", "Nothing has to be done."),
        ["MAP218"] = new("Something that the mapping needs could not be looked up.", "Retry once the source or NetSuite answers again."),
        ["MAP219"] = new("Several NetSuite records match where there should be one.", "Merge or mark the records in NetSuite so that one remains, and retry."),
        ["MAP220"] = new("A record could not be looked up because what to look for is missing from the event.", "Fill it in at the source or in the payload, or have the mapping cover the case, and retry."),
        ["MAP221"] = new("Something that has to hold before the event is booked does not.", "The message says what was found. Correct what is wrong, in NetSuite, at the source or in the event, and retry."),
        ["MAP222"] = new("What the event is made of does not add up to its sum, so nothing was booked.", "Look for the part that is missing or counted twice, at the source or in the mapping, and retry."),
        ["MAP230"] = new("The source sent the event in a version that its mappings were not checked with, so nothing was guessed.", "Have the source send a known version, or have the mappings checked with the new one, and retry the group."),
        ["MAP231"] = new("The record that somebody named by its internal id is not in NetSuite.", "Look whether it was deleted or merged; correct the id where it was written, and retry."),
        ["MAP240"] = new("Somebody changed the record in NetSuite since it was last written, and the event wants something else.", "Decide which of the two holds; have the mapping say so, or correct NetSuite, and retry."),
        ["MAP260"] = new("The event is dated in an accounting period that is closed.", "Open the period, and it is booked by itself within ten minutes; release it to the first open day or one that you name; or book it by hand and resolve the item."),
        ["MAP261"] = new("The period is closed, and no later one is open.", "Open the next accounting period in NetSuite, and retry."),
        ["NET001"] = new("NetSuite refused the record for a reason the engine does not know.", "Read NetSuite's own words below, correct what they name, and retry."),
        ["NET002"] = new("NetSuite does not accept one of the values.", "Look at the field it names: the record it points to may be missing, inactive or of another subsidiary; correct the crosswalk or mapping, and retry."),
        ["NET003"] = new("NetSuite requires a field that is not filled.", "Have the field added to the mapping or the defaults, or make it optional on the form, and retry."),
        ["NET004"] = new("The accounting period is closed, or the date lies outside it.", "Reopen the period, and it is booked by itself within ten minutes; or release it to the first open day or one that you name."),
        ["NET005"] = new("The engine is not allowed to do this in NetSuite.", "Ask the NetSuite administrator for the permission named below, and retry the group."),
        ["NET006"] = new("NetSuite refuses the engine's login.", "Ask the NetSuite administrator to check the integration's credentials, and retry the group."),
        ["NET007"] = new("NetSuite says a record with this id or name exists already.", "Look for it; link the item to it if it is the same fact, or rename it, and retry."),
        ["NET008"] = new("The NetSuite record was deleted before it could be changed.", "Retry: the engine looks again."),
        ["NET009"] = new("NetSuite had too many requests at once.", "Retry; if it happens often, ask for a higher limit."),
        ["NET010"] = new("Somebody changed the NetSuite record at the same moment.", "Retry: the engine reads it again and decides anew."),
        ["NET011"] = new("NetSuite failed, and whether it booked the record is not certain.", "Retry: the engine looks first and books only what is missing."),
        ["NET012"] = new("NetSuite does not understand the engine's request.", "Report it with the request shown below; it cannot be mended in the configuration."),
        ["RUN110"] = new("The source sent the same event again with another content.", "Compare both contents; the first one counts; resolve the item once you know that nothing is missing."),
        ["RUN117"] = new("A file could not be taken, and nothing of it is booked.", "Correct what the message names, or ask the sender for a new file, and drop it again under the same name: that closes this. Resolve it if the file is not needed."),
        ["RUN118"] = new("A source that is asked for its events has one that cannot be read; nothing behind it is taken.", "Have whoever runs the source mend what the message names: the next run goes on by itself, and that closes this."),
        ["RUN201"] = new("A record that this event depends on did not come in time.", "Find or create the record, and retry."),
        ["RUN202"] = new("The kept event can no longer be read.", "Report it; have the source send the event again."),
        ["RUN203"] = new("NetSuite refused the record.", "Read NetSuite's own words below, correct what they name, and retry."),
        ["RUN204"] = new("NetSuite says the record exists, and it cannot be found under its id.", "Look for a record of the same name; link the item to it, or rename it, and retry."),
        ["RUN205"] = new("NetSuite never answered whether the record was booked.", "Look for the record in NetSuite; link the item to it, or retry: the engine looks first."),
        ["RUN206"] = new("The engine stopped each time it worked on this event.", "Report it with the log before you retry."),
        ["RUN207"] = new("The engine could not work this event because of a fault of its own.", "Report it with the log before you retry."),
        ["RUN208"] = new("The client has no NetSuite account.", "Have the connection configured, and retry the group."),
        ["RUN210"] = new("Something that the event depends on was asked again and again and not answered.", "Look at what the message says was asked, see that NetSuite or the source answers, and retry."),
        ["RUN300"] = new("The configuration now names another record than the one an earlier attempt booked.", "Have the old id restored, or correct NetSuite by hand and resolve the item."),
        ["RUN401"] = new("The event depends on a record that is not there and may be from before the start date.", "Make the record by hand with the external id shown and retry, or book the event by hand and resolve it without posting."),
        ["RUN441"] = new("The source and the books differ.", "Look at the run that the message names: what is missing in NetSuite can be queued there, the rest is corrected on one of both sides. The next night that finds nothing closes this."),
        ["RUN472"] = new("Another amount remains on a document than our payment left.", "Look at the document's related records in NetSuite: who else paid, credited or unapplied it. Resolve this if NetSuite is right; it closes once both agree."),
        ["SCR101"] = new("A calculation of the mapping failed.", "Ask whoever keeps the mapping's scripts to look at the message, and retry."),
        ["SCR102"] = new("A calculation of the mapping took too long.", "Ask whoever keeps the mapping's scripts, and retry."),
        ["SCR103"] = new("A calculation of the mapping gave something that cannot be booked.", "Ask whoever keeps the mapping's scripts, and retry."),
        ["SCR104"] = new("A value of the event cannot be given to a calculation of the mapping.", "Ask whoever keeps the mapping, and retry."),
        ["SCR105"] = new("A calculation of the mapping depends on too many others.", "Ask whoever keeps the mapping's scripts, and retry."),
        ["SCR106"] = new("The mapping calculates too often for one event.", "Ask whoever keeps the mapping's scripts, and retry."),
    }.ToFrozenDictionary();

    /// <summary>Whether an event can be raised with this code.</summary>
    public static bool IsRaisable(DiagnosticCode code) => raisable.Any(start => code.Id.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Null for a code that events are not raised with.</summary>
    public static Cause? Find(string code) => causes.GetValueOrDefault(code);

    /// <summary>For a code of another engine version, what can be said of any trouble.</summary>
    public static Cause Of(string code) => Find(code) ?? new Cause("The event could not be booked.", $"Read the message, and ask `engine explain {code}`.");
}
