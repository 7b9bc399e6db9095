/** The background: the doors, the messages, the storage. It keeps nothing in memory. */
import { openDoors } from './doors.js';
import { tidyDrafts } from './drafts.js';
import { listen } from './messages.js';
import { lockStorage } from './settings.js';

openDoors();
listen();
void lockStorage();
void tidyDrafts();
