"""What is done with activities, their types and plans."""

from tests.schema.deed import MANAGERS, SELLERS, Deed

SHOWN = "activity { id summary state dueOn version assignee { name } type { name } }"
TYPE = "activityType { id name icon color chaining due { amount unit base workingDays } suggests { name } }"
PLAN = "plan { id name version steps { amount before responsible type { name } } }"

ACTIVITIES = {
    "activitySchedule": Deed(
        "ana",
        lambda s: {"subjectId": s.id("barcos"), "typeId": s.id("call"), "summary": "Ligar para Eva"},
        SHOWN,
        lambda s: {"typeId": None, "summary": " "},
        "REQUIRED",
        SELLERS,
    ),
    "activityLog": Deed(
        "ana",
        lambda s: {"subjectId": s.id("barcos"), "summary": "Visita", "feedback": "Gostou"},
        SHOWN,
        lambda s: {"doneAt": "2199-01-01T00:00:00Z"},
        "INVALID",
        SELLERS,
    ),
    "activityUpdate": Deed(
        "ana",
        lambda s: {"id": s.id("planned"), "summary": "Ligar de novo", "assigneeId": s.id("bruno")},
        SHOWN,
        lambda s: {"summary": "x" * 201},
        "INVALID",
        SELLERS,
    ),
    "activityReschedule": Deed(
        "ana",
        lambda s: {"id": s.id("planned"), "dueOn": "2027-01-04"},
        SHOWN,
        lambda s: {"dueOn": "9000-01-01"},
        "INVALID",
        SELLERS,
    ),
    "activitySnooze": Deed("ana", lambda s: {"id": s.id("planned")}, SHOWN, lambda s: {"days": 0}, "INVALID", SELLERS),
    "activityComplete": Deed(
        "ana",
        lambda s: {"id": s.id("planned"), "feedback": "Atendeu", "next": {"typeId": s.id("meeting")}},
        f"{SHOWN} following {{ summary type {{ name }} }}",
        lambda s: {"id": s.id("done")},
        "STATE",
        SELLERS,
    ),
    "activityCancel": Deed(
        "ana",
        lambda s: {"id": s.id("planned"), "reason": "Desistiu"},
        SHOWN,
        lambda s: {"id": s.id("done")},
        "STATE",
        SELLERS,
    ),
    "suggestionAccept": Deed(
        "ana",
        lambda s: {"id": s.id("suggested"), "summary": "Ligar já", "dueOn": "2026-12-01"},
        f"suggestion {{ id state }} {SHOWN}",
        lambda s: {"dueOn": "9000-01-01"},
        "INVALID",
        SELLERS,
    ),
    "suggestionDismiss": Deed(
        "ana",
        lambda s: {"id": s.id("suggested"), "reason": "Já falei com ela"},
        "suggestion { id state dismissReason decidedBy { name } }",
        lambda s: {"reason": "x" * 2_001},
        "INVALID",
        SELLERS,
    ),
    "activityTypeCreate": Deed(
        "marcos",
        lambda s: {"name": "Almoço", "due": {"amount": 1, "unit": "WEEKS"}, "suggestsIds": [s.id("call")]},
        TYPE,
        lambda s: {"name": "Ligar"},
        "DUPLICATE",
        MANAGERS,
    ),
    "activityTypeUpdate": Deed(
        "marcos",
        lambda s: {"id": s.id("call"), "name": "Telefonar", "triggersId": s.id("meeting")},
        TYPE,
        lambda s: {"triggersId": s.id("call")},
        "INVALID",
        MANAGERS,
    ),
    "activityTypeArchive": Deed(
        "marcos",
        lambda s: {"id": s.id("meeting")},
        "activityType { id archivedAt }",
        lambda s: {"id": s.id("follow_up")},
        "STATE",
        MANAGERS,
    ),
    "planCreate": Deed(
        "marcos",
        lambda s: {"name": "Pós-venda", "steps": [{"typeId": s.id("call"), "amount": 1, "unit": "MONTHS"}]},
        PLAN,
        lambda s: {"steps": []},
        "REQUIRED",
        MANAGERS,
    ),
    "planUpdate": Deed(
        "marcos",
        lambda s: {"id": s.id("plan"), "steps": [{"typeId": s.id("meeting"), "responsible": "OWNER"}]},
        PLAN,
        lambda s: {"steps": [{"typeId": s.id("meeting"), "amount": -1}]},
        "INVALID",
        MANAGERS,
    ),
    "planDelete": Deed(
        "marcos", lambda s: {"id": s.id("plan")}, "deletedPlanId", lambda s: {"id": "x"}, "NOT_FOUND", MANAGERS
    ),
    "planApply": Deed(
        "ana",
        lambda s: {
            "planId": s.id("plan"),
            "subjectIds": [s.id("barcos")],
            "on": "2026-12-01",
            "responsibleId": s.id("ana"),
        },
        "activities { id summary dueOn }",
        lambda s: {"responsibleId": None},
        "REQUIRED",
        SELLERS,
    ),
}
