namespace Hjemvakt.Safety.Faults;

/// <summary>Every fault there is, each with the values that its sentence names.</summary>
public enum FaultCode
{
    // On-call plans.
    /// <summary>Id.</summary>
    PersonTwice,

    /// <summary>Id.</summary>
    TeamTwice,

    /// <summary>Id.</summary>
    RotaTwice,

    /// <summary>Id.</summary>
    PolicyTwice,

    /// <summary>Place, id.</summary>
    PersonUnknown,

    /// <summary>Place, id.</summary>
    TeamUnknown,

    /// <summary>Place, id.</summary>
    RotaUnknown,

    /// <summary>Place, id.</summary>
    PolicyUnknown,

    /// <summary>Place, name.</summary>
    CentreUnknown,

    /// <summary>Home.</summary>
    HomeUnknown,

    /// <summary>Home.</summary>
    HomeWithoutTeam,

    /// <summary>Id of the service.</summary>
    ServiceWithoutTeam,

    /// <summary>Policy.</summary>
    PolicyWithoutSteps,

    /// <summary>Step.</summary>
    StepAsksNobody,

    /// <summary>Step, wait.</summary>
    StepWaitsImpossibly,

    /// <summary>Step, times, most times.</summary>
    StepTimes,

    /// <summary>Step, wait, severity, most minutes.</summary>
    StepWaitsTooLong,

    // Rotas.
    /// <summary>Rota, zone.</summary>
    ZoneUnknown,

    /// <summary>Rota, date.</summary>
    FirstMondayIsNone,

    /// <summary>Rota, weeks.</summary>
    RotaWeeks,

    /// <summary>Rota, person.</summary>
    ShiftOfUnknown,

    /// <summary>Rota, person.</summary>
    AgreementWithUnknown,

    /// <summary>Rota, id.</summary>
    AgreementTwice,

    /// <summary>Rota, begin.</summary>
    AgreementMakesNoSense,

    /// <summary>Rota, line, hours, how many more.</summary>
    RotaHoles,

    /// <summary>Rota, person, hours.</summary>
    PersonOnBothLines,

    /// <summary>Rota, day, time, date.</summary>
    HandOverDoesNotExist,

    // Agreements.
    /// <summary>Time.</summary>
    TimeDoesNotExist,

    /// <summary>No values.</summary>
    DutyHasChanged,

    /// <summary>No values.</summary>
    SwapOfOnePerson,

    /// <summary>No values.</summary>
    EndBeforeBegin,

    /// <summary>No values.</summary>
    AgreementTime,

    /// <summary>No values.</summary>
    AgreementOfNobody,

    /// <summary>Person.</summary>
    NotAColleague,

    /// <summary>Person.</summary>
    HasTheDutyAlready,

    /// <summary>No values.</summary>
    TakesOverFromHerself,

    /// <summary>Person, line, begin, end.</summary>
    HasNoDuty,

    /// <summary>Person, begin, end.</summary>
    HasTheDutyNoLonger,

    /// <summary>Who comes, line, begin, end, who leaves.</summary>
    AgreementBuildsOnThis,

    // Plans of homes.
    /// <summary>Pauses, most.</summary>
    TooManyPauses,

    /// <summary>Points, most.</summary>
    TooManyPoints,

    /// <summary>Id.</summary>
    PointTwice,

    /// <summary>Id, most letters.</summary>
    PointIncomplete,

    /// <summary>No values.</summary>
    QuietHours,

    /// <summary>How many, most.</summary>
    TooManyVisits,

    /// <summary>From, to, most hours, most letters.</summary>
    VisitIncomplete,

    /// <summary>Room.</summary>
    RoomWithoutPoint,

    /// <summary>Measurement, those there are.</summary>
    MeasurementUnknown,

    /// <summary>Measurement.</summary>
    MeasurementTwice,

    /// <summary>Rule.</summary>
    RuleUnknown,

    /// <summary>Rule.</summary>
    RuleIsAlwaysOn,

    /// <summary>Rule, limit, those there are.</summary>
    LimitUnknown,

    /// <summary>Limit, rule, value, least, most, unit.</summary>
    LimitOutOfRange,

    /// <summary>Rule, lower limit, higher limit.</summary>
    LimitsCross,

    /// <summary>No values.</summary>
    PauseEndsBeforeItBegins,

    /// <summary>No values.</summary>
    PauseTooLong,

    /// <summary>Time, first time after it.</summary>
    TimeIsSkipped,

    /// <summary>No values.</summary>
    ReplayOfNoTime,

    /// <summary>The most days.</summary>
    ReplayTooLong,

    /// <summary>Records, the most there may be.</summary>
    ReplayTooMuch,

    /// <summary>No values.</summary>
    ReplayBusy,

    // Parts of sentences.
    /// <summary>Home.</summary>
    InHome,

    /// <summary>Team.</summary>
    InTeam,

    /// <summary>Number, policy.</summary>
    InStep,

    /// <summary>First day, time, last day, time.</summary>
    Hours,

    /// <summary>Week, first day, time, last day, time.</summary>
    HoursOfWeek,

    /// <summary>How many.</summary>
    AndMore,

    /// <summary>Names.</summary>
    HasLimits,

    /// <summary>No values.</summary>
    HasNoLimits,

    /// <summary>Several parts, one after the other.</summary>
    List,
}
