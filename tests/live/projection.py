"""The card projection: the fields of a card over which `state + events = fresh fetch` holds (DESIGN §6).

Rows of the configuration stand here as ids: their names and colours follow `configurationChanged`. What the stage gives
to a card (its probability, while no hand has set one) follows from the stage, and so does the sum of a column.
"""

CARD = """
  id title description kind outcome version rank priority source expectedCloseOn activityState
  idle idleSince rotting stageEnteredAt createdAt updatedAt assignedAt convertedAt closedAt archivedAt discardedAt
  lostNote lostReason { id } value { amount currency } stage { id } channel { id } owner { id } markers { id }
  customer { id name lifecycle taxId emails { address } phones { number } }
  nextActivity { id summary dueOn state version type { id } assignee { id } }
  lastInteraction { at kind by { id } } probability { percent source }
  suggestions { id rule state dueOn score version type { id } assignee { id } reasons { code } }
"""

TOTALS = """
  stageId count idle rotting value { amount currency } weightedValue { amount currency }
  activityStates { overdue today planned undated none }
"""

FUNNEL_FIELDS = f"""
  position
  prospects {{ totals {{ {TOTALS} }} subjects(first: 50) {{ nodes {{ {CARD} }} }} }}
  columns {{ stage {{ id }} totals {{ {TOTALS} }} subjects(first: 50) {{ nodes {{ {CARD} }} }} }}
"""

BOARD = f"""
query Board($channelId: ID, $filter: SubjectFilter) {{
  funnel(channelId: $channelId, filter: $filter) {{ {FUNNEL_FIELDS} }}
}}
"""

FUNNEL = f"""
subscription Funnel($channelId: ID, $filter: SubjectFilter, $since: Position) {{
  funnelChanged(channelId: $channelId, filter: $filter, since: $since) {{
    kind position groupId clientMutationIds
    changes {{ kind subjectId version subject {{ {CARD} }} }}
    totals {{ {TOTALS} }}
  }}
}}
"""

SUBJECT = f"""
subscription One($id: ID!, $since: Position) {{
  subjectChanged(id: $id, since: $since) {{ kind position clientMutationIds change subject {{ {CARD} }} }}
}}
"""

ENTRY = """
  __typename id at position kind actor { id } subject { id }
  ... on NoteAddedEntry { note { id text editedAt } } ... on NoteEditedEntry { note { id text editedAt } }
  ... on SubjectUpdatedEntry { fields } ... on CustomerUpdatedEntry { fields }
  ... on SuggestionAcceptedEntry { suggestion { id state } activity { id state } }
  ... on SuggestionDismissedEntry { suggestion { id state } }
  ... on ActivityScheduledEntry { activity { id summary state dueOn } }
  ... on ActivityLoggedEntry { activity { id summary state dueOn } }
  ... on ActivityCompletedEntry { activity { id summary state dueOn } }
  ... on ActivityRescheduledEntry { from to activity { id summary state dueOn } }
  ... on SubjectMergedEntry { loserId }
  ... on CustomerMergedEntry { loserId }
  ... on FileAttachedEntry { file { name } } ... on MessageReceivedEntry { message { id subjectLine } }
  ... on ProposalCreatedEntry { proposal { id state total { amount } } }
  ... on ProposalSentEntry { revision proposal { id state total { amount } } }
  ... on OrderCreatedEntry { order { id state version } }
  ... on MessageWrittenEntry { message { id state } } ... on MessageBouncedEntry { final message { id state } }
"""

TIMELINE = f"""
subscription Timeline($subjectId: ID, $customerId: ID, $since: Position) {{
  timelineChanged(subjectId: $subjectId, customerId: $customerId, since: $since) {{
    kind position clientMutationIds changes {{ kind entryId entry {{ {ENTRY} }} }}
  }}
}}
"""

HISTORY_FIELDS = f"""
  ... on Subject {{ timeline(first: 100) {{ nodes {{ {ENTRY} }} }} }}
  ... on Customer {{ timeline(first: 100) {{ nodes {{ {ENTRY} }} }} }}
"""

HISTORY = f"query History($id: ID!) {{ node(id: $id) {{ {HISTORY_FIELDS} }} }}"

MAIL = """
  id state from subjectLine preview version viewerCanDecide flags { code }
  effects { outcome matchedBy reason { code } channel { id } }
"""

INTAKE_FIELDS = f"intake(first: 100) {{ nodes {{ {MAIL} }} }}"

INTAKE = f"""
subscription Intake($since: Position) {{
  intakeChanged(since: $since) {{ kind position clientMutationIds changes {{ kind mailId mail {{ {MAIL} }} }} }}
}}
"""

STAGE = "id name kind probability order folded rottingDays requirements version playbook { id }"
CHANNEL = """
  id name channelColor: color makesProspects channelIdleDays: idleDays responseHours subjectLineThreads
  archivedAt version aliases leader { id } members { access leader user { id } }
"""
MARKER = "id name color version"
LOST_REASON = "id name needsNote version"
USER = "id name email role zone locale digestHour finance active version"
TEMPLATE = "id name text version channel { id }"
ACTIVITY_TYPE = """
  id name icon color chaining defaultSummary archivedAt version due { amount unit base workingDays }
  suggests { id } triggers { id } defaultAssignee { id } purpose
"""
VIEW = "id name shared version filter"
PLAN = "id name version steps { amount unit before responsible summary type { id } user { id } }"
MAILBOX = "id address pollEvery version account { host folder }"
WORKSPACE = "name zone currency locale idleDays rottingDefault holidays hintsElsewhere version"

ROWS = f"""
  __typename
  ... on Stage {{ {STAGE} }} ... on Channel {{ {CHANNEL} }} ... on Marker {{ {MARKER} }}
  ... on LostReason {{ {LOST_REASON} }} ... on User {{ {USER} }} ... on Workspace {{ {WORKSPACE} }}
  ... on Mailbox {{ {MAILBOX} }} ... on MessageTemplate {{ {TEMPLATE} }}
  ... on ActivityType {{ {ACTIVITY_TYPE} }} ... on ActivityPlan {{ {PLAN} }}
  ... on SavedView {{ {VIEW} }}
"""

CONFIGURATION_FIELDS = f"""
  stages {{ {STAGE} }} channels(archived: true) {{ {CHANNEL} }} markers {{ {MARKER} }} lostReasons {{ {LOST_REASON} }}
  users {{ {USER} }} mailboxes {{ {MAILBOX} }} workspace {{ {WORKSPACE} }}
  messageTemplates {{ {TEMPLATE} }}
  activityTypes {{ {ACTIVITY_TYPE} }} activityPlans {{ {PLAN} }}
  savedViews {{ {VIEW} }}
"""

CONFIGURED = f"""
subscription Configured($since: Position) {{
  configurationChanged(since: $since) {{ kind position clientMutationIds changes {{ kind id noun row {{ {ROWS} }} }} }}
}}
"""

ACTIVITY = """
  id summary note dueOn todayFrom overdueFrom state version type { id } assignee { id } subject { id } customer { id }
"""

SUGGESTION = """
  id rule state dueOn score version type { id } assignee { id } subject { id } reasons { code params } basis { n }
"""

ACTIVITIES = f"""
subscription Activities($mine: Boolean!, $since: Position) {{
  activitiesChanged(mine: $mine, since: $since) {{
    kind position clientMutationIds changes {{ kind activityId activity {{ {ACTIVITY} }} }}
    suggestions {{ kind suggestionId suggestion {{ {SUGGESTION} }} }}
  }}
}}
"""
