import '../../styles/index.css'
import '../../styles/dashboard.css'
import { startDashboard } from '../../shell/start-dashboard.tsx'

const root = document.getElementById('app')
if (root !== null) void startDashboard(root)
